package org.imprimatur.inspection.extraction;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Decodes text files: UTF-8 with or without a byte order mark, UTF-16 with one. A guess would be a way to hide text. */
final class TextEncoding {
    private TextEncoding() {}

    static String decoded(byte[] file) {
        String text;
        if (startsWith(file, 0xef, 0xbb, 0xbf)) {
            text = decoded(file, 3, StandardCharsets.UTF_8);
        } else if (startsWith(file, 0xff, 0xfe)) {
            text = decoded(file, 2, StandardCharsets.UTF_16LE);
        } else if (startsWith(file, 0xfe, 0xff)) {
            text = decoded(file, 2, StandardCharsets.UTF_16BE);
        } else {
            text = decoded(file, 0, StandardCharsets.UTF_8);
        }
        boolean binary = text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
        if (binary) {
            throw new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
        }
        return text;
    }

    private static String decoded(byte[] file, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
