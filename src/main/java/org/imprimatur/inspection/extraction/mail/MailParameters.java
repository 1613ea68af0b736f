package org.imprimatur.inspection.extraction.mail;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.jspecify.annotations.Nullable;

/** The parameters of a field (RFC 2045), which may come in pieces and encoded (RFC 2231). Which of two of one name counts is not said. */
final class MailParameters {
    private MailParameters() {}

    /** The value before the parameters, in small letters. */
    static String value(String field) {
        @Nullable String value = parsed(field).getValue();
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    static Map<String, String> of(String field) {
        var plain = new HashMap<String, String>();
        Map<String, TreeMap<Integer, String>> pieces = new TreeMap<>();
        for (NameValuePair pair : parsed(field).getParams()) {
            String name = pair.getName().strip().toLowerCase(Locale.ROOT);
            @Nullable String value = pair.getValue();
            if (name.isEmpty() || value == null) {
                continue;
            }
            int star = name.indexOf('*');
            if (star < 0) {
                if (plain.put(name, MailField.decoded(value)) != null) {
                    throw UninspectableFile.malformed();
                }
            } else if (pieces.computeIfAbsent(name.substring(0, star), each -> new TreeMap<>())
                            .put(number(name, star), name.endsWith("*") ? "*" + value : value)
                    != null) {
                throw UninspectableFile.malformed();
            }
        }
        pieces.forEach((name, values) -> plain.put(name, joined(values)));
        return plain;
    }

    private static RawBody parsed(String field) {
        return RawFieldParser.DEFAULT.parseRawBody(new RawField("Content-Type", field));
    }

    /** Of {@code name*2*}; a value that comes in one piece has no number. */
    private static int number(String name, int star) {
        String digits = name.substring(star + 1).replace("*", "");
        try {
            return digits.isEmpty() ? 0 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw UninspectableFile.malformed();
        }
    }

    private static String joined(TreeMap<Integer, String> values) {
        var joined = new StringBuilder();
        Charset charset = StandardCharsets.UTF_8;
        for (Map.Entry<Integer, String> piece : values.entrySet()) {
            String value = piece.getValue();
            if (!value.startsWith("*")) {
                joined.append(value);
                continue;
            }
            String encoded = value.substring(1);
            String[] parts = encoded.split("'", 3);
            try {
                if (piece.getKey() == 0 && parts.length == 3) {
                    charset = parts[0].isEmpty() ? charset : Charset.forName(parts[0]);
                    encoded = parts[2];
                }
                joined.append(URLDecoder.decode(encoded.replace("+", "%2B"), charset));
            } catch (IllegalArgumentException e) {
                throw UninspectableFile.malformed();
            }
        }
        return joined.toString();
    }
}
