package org.imprimatur.inspection.extraction.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in an address (RFC 2397), taken out of it as browsers do (WHATWG URL 4.4, Fetch 6).
 *
 * @param head all that is said of the file before it begins
 * @param type its media type in small letters
 * @param charset of its text; null where none is named
 * @param bytes null where they cannot be decoded
 * @param fragment what follows the number sign, which is no part of the file; empty where nothing does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DataUri(String head, String type, @Nullable String charset, byte @Nullable [] bytes, String fragment) {
    /** Where one begins in a text: all of it goes to the next character that no address has. */
    static final Pattern ANYWHERE =
            Pattern.compile("data:[\\w/+.;=-]{0,200},[^\\s\"'<>)\\\\]*", Pattern.CASE_INSENSITIVE);

    private static final String SCHEME = "data:";
    private static final Pattern SHAPE = Pattern.compile(
            "data:\\s*([\\w.+-]+/[\\w.+-]+)?\\s*(;[^,]{0,200})?,", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BASE64 = Pattern.compile(";\\s*base64$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([\\w:.-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile("[\\w!#$%&'*.^`|~+-]+/[\\w!#$%&'*.^`|~+-]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** An address as a browser takes it: without controls around it, and without tabs and ends of lines in it. */
    static String plain(String address) {
        int from = 0;
        int to = address.length();
        while (from < to && address.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && address.charAt(to - 1) <= ' ') {
            to--;
        }
        return address.substring(from, to).replaceAll("[\t\n\r]", "");
    }

    static boolean is(String address) {
        return plain(address).regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Whether a text that need not be an address is one with a file in it. */
    static boolean isCertain(String text) {
        return SHAPE.matcher(plain(text)).lookingAt();
    }

    static DataUri of(String address) {
        String plain = plain(address);
        int comma = plain.indexOf(',');
        if (comma < 0) {
            return new DataUri(plain, "", null, null, "");
        }
        String head = plain.substring(SCHEME.length(), comma).strip();
        String body = plain.substring(comma + 1);
        boolean base64 = BASE64.matcher(head).find();
        String named = head.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        String type = TYPE.matcher(named).matches() ? named : "text/plain";
        int sign = body.indexOf('#');
        // a drawing or a page goes on after the sign in older browsers
        boolean cut = sign >= 0 && (base64 || !(type.startsWith("text/") || type.endsWith("xml")));
        byte[] decoded = percentDecoded(cut ? body.substring(0, sign) : body);
        return new DataUri(
                head,
                type,
                charset(head),
                base64 ? base64Decoded(decoded) : decoded,
                cut ? body.substring(sign + 1) : "");
    }

    private static @Nullable String charset(String head) {
        Matcher charset = CHARSET.matcher(head);
        return charset.find() ? charset.group(1) : null;
    }

    /** A per cent sign that is followed by no number stands for itself. */
    private static byte[] percentDecoded(String text) {
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(written.length);
        for (int i = 0; i < written.length; i++) {
            int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(written[i + 2], 16) : -1;
            if (written[i] == '%' && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(written[i]);
            }
        }
        return decoded.toByteArray();
    }

    /** Also in the letters of addresses (RFC 4648, 5), which browsers refuse. */
    private static byte @Nullable [] base64Decoded(byte[] body) {
        String text = SPACES.matcher(new String(body, StandardCharsets.ISO_8859_1))
                .replaceAll("")
                .replace('-', '+')
                .replace('_', '/');
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }
}
