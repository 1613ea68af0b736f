package org.imprimatur.audit.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the JSON Canonicalization Scheme, RFC 8785, for what this product signs: strings, integers, booleans, lists and
 * maps of these. The same value gives the same bytes on every machine, so that their digest can be signed.
 *
 * <p>Everything else is refused with {@link IllegalArgumentException} instead of being approximated: null (leave the name
 * out), fractions, integers that a JSON number cannot hold exactly (2^53 and above), text with a lone surrogate (it has no
 * UTF-8 form), and names that are not strings.
 */
public final class CanonicalJson {
    /** The largest integer that every JSON reader keeps exact, RFC 8785 section 3.2.2.3. */
    public static final long LARGEST_EXACT = (1L << 53) - 1;

    private CanonicalJson() {}

    /** The canonical UTF-8 bytes. */
    public static byte[] bytes(Map<String, ?> object) {
        return text(object).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text, for showing what was signed. */
    public static String text(Map<String, ?> object) {
        return textOf(object);
    }

    /** The SHA-256 of the canonical bytes. */
    public static Sha256 digest(Map<String, ?> object) {
        return Sha256.of(bytes(object));
    }

    /** Any one value, not only an object: what a commitment is computed over. */
    public static byte[] bytesOf(Object value) {
        return textOf(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String textOf(Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof String text) {
            writeString(text, out);
        } else if (value instanceof Boolean truth) {
            out.append(truth.booleanValue());
        } else if (value instanceof Integer number) {
            out.append(number.intValue());
        } else if (value instanceof Long number) {
            writeLong(number, out);
        } else if (value instanceof List<?> list) {
            writeList(list, out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else {
            throw new IllegalArgumentException("no canonical form for "
                    + (value == null ? "null" : value.getClass().getName())
                    + ": use a string, an integer, a boolean, a list or a map, and leave out what is absent");
        }
    }

    private static void writeLong(long number, StringBuilder out) {
        if (number > LARGEST_EXACT || number < -LARGEST_EXACT) {
            throw new IllegalArgumentException("an integer beyond 2^53 is not exact in JSON: write it as a string");
        }
        out.append(number);
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        var separator = "";
        for (Object element : list) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    /** String order of Java is the order of UTF-16 code units that RFC 8785 section 3.2.3 asks for. */
    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        Map<?, ?> sorted = map instanceof SortedMap<?, ?> ordered && ordered.comparator() == null ? map : sorted(map);
        out.append('{');
        var separator = "";
        for (Map.Entry<?, ?> entry : sorted.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a name in JSON is a string");
            }
            if (entry.getValue() == null) {
                throw new IllegalArgumentException("no canonical form for null: leave " + name + " out");
            }
            out.append(separator);
            writeString(name, out);
            out.append(':');
            write(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a name in JSON is a string");
            }
            if (entry.getValue() == null) {
                throw new IllegalArgumentException("no canonical form for null: leave " + name + " out");
            }
            sorted.put(name, entry.getValue());
        }
        return sorted;
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        throw new IllegalArgumentException("text with a lone surrogate has no UTF-8 form");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
