package org.imprimatur.document.graphql;

import java.nio.charset.StandardCharsets;
import org.imprimatur.document.rules.FileName;

/** The {@code Content-Disposition} of a download (RFC 6266): always an attachment, never shown in place. */
final class AttachmentName {
    /** The characters that RFC 5987 calls attr-char and lets stand as they are. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private AttachmentName() {}

    static String header(FileName name) {
        return "attachment; filename=\"" + fallback(name) + "\"; filename*=UTF-8''" + extended(name);
    }

    /** For clients that do not know the extended form. */
    private static String fallback(FileName name) {
        var text = new StringBuilder();
        name.value().codePoints().forEach(c -> text.append(c < 0x80 && c != '%' ? (char) c : '_'));
        return text.toString();
    }

    private static String extended(FileName name) {
        var text = new StringBuilder();
        for (byte b : name.value().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xFF));
        }
        return text.toString();
    }
}
