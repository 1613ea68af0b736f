package org.imprimatur.inspection.extraction.web;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.EncodedText;
import org.imprimatur.inspection.extraction.TextEncoding;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text that something else names: the header of a mail, or the page itself. Where the bytes are no text in it, programs
 * do what they like, and the text is refused.
 */
public final class DeclaredEncoding {
    private static final Pattern META =
            Pattern.compile("<meta\\s[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([\\w:.-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile(
            "^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w:.-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final int BEGINNING = 8_192;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final byte[] ASCII_SAMPLE =
            "ABCXYZabcxyz0123456789<>&;@.-~\\+/=".getBytes(StandardCharsets.US_ASCII);

    private DeclaredEncoding() {}

    /** @param said by a header around the page, which outweighs what the page says; null where there is none */
    public static EncodedText ofPage(byte[] page, @Nullable String said) {
        if (said != null) {
            return of(page, said);
        }
        String beginning = new String(page, 0, Math.min(page.length, BEGINNING), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(beginning);
        Matcher xml = XML.matcher(beginning);
        String declared = meta.find() ? meta.group(1) : xml.find() ? xml.group(1) : null;
        // a page that can be read so far is not in two bytes for each character, whatever it says (WHATWG HTML
        // 13.2.3.2)
        boolean wide = declared != null && declared.toLowerCase(Locale.ROOT).startsWith("utf-16");
        return of(page, wide ? "utf-8" : declared);
    }

    /**
     * @param charset null where nothing is said
     * @throws UninspectableFile where the bytes do not fit, or the encoding is not known
     */
    public static EncodedText of(byte[] text, @Nullable String charset) {
        if (charset == null || isMarked(text)) {
            return TextEncoding.of(text);
        }
        Charset declared = charset(charset);
        if (declared.equals(StandardCharsets.US_ASCII)) {
            return TextEncoding.of(text);
        }
        var encoded = new EncodedText(text, 0, declared, others(text, declared)).narrowed();
        if (encoded.check() != EncodedText.State.READABLE) {
            throw new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
        }
        return encoded;
    }

    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
        }
    }

    /** Readings of programs that do not believe what is said. */
    private static List<Charset> others(byte[] text, Charset declared) {
        var others = new ArrayList<Charset>();
        boolean plain = declared.equals(StandardCharsets.UTF_8)
                || declared.name().startsWith("windows-125")
                || declared.name().startsWith("ISO-8859-");
        if (!plain || !new String(ASCII_SAMPLE, declared).equals(new String(ASCII_SAMPLE, StandardCharsets.US_ASCII))) {
            others.add(StandardCharsets.ISO_8859_1);
        }
        boolean utf8 =
                new EncodedText(text, 0, StandardCharsets.UTF_8, List.of()).check() == EncodedText.State.READABLE;
        boolean ascii = new EncodedText(text, 0, StandardCharsets.UTF_8, List.of())
                .narrowed()
                .charset()
                .equals(StandardCharsets.US_ASCII);
        if (utf8 && !ascii && !declared.equals(StandardCharsets.UTF_8)) {
            others.add(StandardCharsets.UTF_8);
        }
        return List.copyOf(others);
    }

    private static boolean isMarked(byte[] text) {
        int first = text.length < 2 ? 0 : (text[0] & 0xff) << 8 | (text[1] & 0xff);
        boolean utf8 = first == 0xefbb && text.length > 2 && (text[2] & 0xff) == 0xbf;
        return utf8 || first == 0xfffe || first == 0xfeff;
    }
}
