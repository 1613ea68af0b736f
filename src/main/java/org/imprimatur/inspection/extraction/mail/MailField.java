package org.imprimatur.inspection.extraction.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.imprimatur.inspection.extraction.UninspectableFile;

/**
 * One field of a header.
 *
 * @param name in small letters
 * @param written its body on one line, as it stands in the file
 * @param text the same with its encoded words decoded (RFC 2047)
 */
record MailField(String name, String written, String text) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern FOLD = Pattern.compile("\r?\n(?=[ \t])");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?[A-Za-z]\\?[^?]*\\?=");

    /** @param field the whole of it, with its name */
    static MailField of(byte[] field) {
        String all = FOLD.matcher(characters(field)).replaceAll("").stripTrailing();
        int colon = all.indexOf(':');
        if (colon <= 0 || all.indexOf('\0') >= 0 || all.indexOf('\r') >= 0 || all.indexOf('\n') >= 0) {
            throw UninspectableFile.malformed();
        }
        String written = all.substring(colon + 1).strip();
        return new MailField(all.substring(0, colon).strip().toLowerCase(Locale.ROOT), written, decoded(written));
    }

    static String decoded(String written) {
        if (!written.contains("=?")) {
            return written;
        }
        try {
            return DecoderUtil.decodeEncodedWords(written, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return written;
        }
    }

    /** Whether there is an encoded word that could not be decoded, or not surely, and some program may. */
    boolean isUnread() {
        return ENCODED_WORD.matcher(text).find()
                || ENCODED_WORD.matcher(written).results().anyMatch(word -> !isKnown(word.group(1)));
    }

    /** A language may be said behind an asterisk (RFC 2231, 5). */
    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset.replaceFirst("\\*.*", ""));
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static String characters(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    @Override
    public String toString() {
        return "MailField[" + name + "]";
    }
}
