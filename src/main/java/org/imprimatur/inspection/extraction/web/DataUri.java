package org.imprimatur.inspection.extraction.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in an address (RFC 2397).
 *
 * @param type its media type in small letters
 * @param bytes null where they cannot be decoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DataUri(String type, byte @Nullable [] bytes) {
    /** Where one begins in a text: all of it goes to the next character that no address has. */
    static final Pattern ANYWHERE =
            Pattern.compile("data:[\\w/+.;=-]{0,200},[^\\s\"'<>)\\\\]*", Pattern.CASE_INSENSITIVE);

    static boolean is(String address) {
        return address.strip().regionMatches(true, 0, "data:", 0, 5);
    }

    static DataUri of(String address) {
        String stripped = address.strip();
        int comma = stripped.indexOf(',');
        if (comma < 0) {
            return new DataUri("", null);
        }
        String head = stripped.substring(5, comma).toLowerCase(Locale.ROOT);
        String type = head.split(";", -1)[0].strip();
        String body = stripped.substring(comma + 1);
        try {
            String text = URLDecoder.decode(body.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            byte[] bytes = head.endsWith(";base64")
                    ? Base64.getDecoder()
                            .decode(withoutSpaces(text).replace('-', '+').replace('_', '/'))
                    : text.getBytes(
                            text.chars().allMatch(c -> c < 0x100)
                                    ? StandardCharsets.ISO_8859_1
                                    : StandardCharsets.UTF_8);
            return new DataUri(type.isEmpty() ? "text/plain" : type, bytes);
        } catch (IllegalArgumentException e) {
            return new DataUri(type, null);
        }
    }

    private static String withoutSpaces(String text) {
        Matcher spaces = Pattern.compile("\\s+").matcher(text);
        return spaces.replaceAll("");
    }
}
