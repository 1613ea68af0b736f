package org.imprimatur.inspection.extraction.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** How the body of a part is written in lines (RFC 2045, 6). What is not written by the rules is read otherwise by each program. */
final class TransferEncoding {
    private TransferEncoding() {}

    /** Null where the body is in an encoding that is not known, or not by its rules. */
    static byte @Nullable [] decoded(MailPart part, Budget budget) {
        byte[] body = part.body();
        byte[] decoded = switch (part.encoding()) {
            case "", "7bit", "8bit", "binary" -> body;
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body);
            default -> null;
        };
        if (decoded != null) {
            budget.expand(decoded.length);
        }
        return decoded;
    }

    private static byte @Nullable [] base64(byte[] body) {
        byte[] letters = new byte[body.length];
        int count = 0;
        for (byte b : body) {
            if (b != '\r' && b != '\n' && b != ' ' && b != '\t') {
                letters[count++] = b;
            }
        }
        try {
            return Base64.getDecoder().decode(java.util.Arrays.copyOf(letters, count));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte @Nullable [] quotedPrintable(byte[] body) {
        boolean[] wrong = new boolean[1];
        var monitor = new DecodeMonitor() {
            @Override
            public boolean warn(String error, String dropped) {
                wrong[0] = true;
                return false;
            }

            @Override
            public boolean isListening() {
                return true;
            }
        };
        try (InputStream in = new QuotedPrintableInputStream(new ByteArrayInputStream(body), monitor)) {
            byte[] decoded = in.readAllBytes();
            return wrong[0] && !isNearlyPlain(body) ? null : decoded;
        } catch (IOException e) {
            return null;
        }
    }

    /** Complaints about blanks at the ends of lines and about bytes beyond ASCII change nothing; about what follows an equals sign they do. */
    private static boolean isNearlyPlain(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
            String after = text.substring(at + 1, Math.min(text.length(), at + 3));
            boolean code = after.length() == 2
                    && Character.digit(after.charAt(0), 16) >= 0
                    && Character.digit(after.charAt(1), 16) >= 0;
            boolean lineEnd = after.isEmpty() || after.charAt(0) == '\r' || after.charAt(0) == '\n';
            if (!code && !lineEnd) {
                return false;
            }
        }
        return true;
    }
}
