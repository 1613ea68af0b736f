package org.imprimatur.inspection.extraction.office;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Values of attributes as ECMA-376 writes them. */
final class Written {
    private static final String[] WORD = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
    };
    private static final String[] RELATIONSHIPS = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    };
    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static final double POINTS_PER_INCH = 72;

    private Written() {}

    /** An attribute of WordprocessingML; null where there is none. */
    static @Nullable String word(Attributes attributes, String name) {
        return of(attributes, WORD, name);
    }

    static @Nullable String word2010(Attributes attributes, String name) {
        return attributes.getValue(WORD_2010, name);
    }

    /** The id of a relationship; null where there is none. */
    static @Nullable String relationship(Attributes attributes, String name) {
        return of(attributes, RELATIONSHIPS, name);
    }

    private static @Nullable String of(Attributes attributes, String[] namespaces, String name) {
        for (String namespace : namespaces) {
            String value = attributes.getValue(namespace, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A property that is on where nothing else is said. */
    static boolean isOn(@Nullable String value) {
        return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
    }

    /** A property that is off where nothing is said. */
    static boolean isTrue(@Nullable String value) {
        return value != null && isOn(value);
    }

    /**
     * A length in points; NaN where it is none.
     *
     * @param perPoint how many of it are a point where it has no unit
     */
    static double points(@Nullable String value, double perPoint) {
        if (value == null) {
            return Double.NaN;
        }
        String text = value.strip();
        int unit = text.length();
        while (unit > 0 && !Character.isDigit(text.charAt(unit - 1)) && text.charAt(unit - 1) != '.') {
            unit--;
        }
        try {
            double number = Double.parseDouble(text.substring(0, unit));
            return switch (text.substring(unit)) {
                case "" -> number / perPoint;
                case "pt" -> number;
                case "in" -> number * POINTS_PER_INCH;
                case "cm" -> number * POINTS_PER_INCH / 2.54;
                case "mm" -> number * POINTS_PER_INCH / 25.4;
                case "pc", "pi" -> number * 12;
                case "px" -> number * 0.75;
                case "%" -> number;
                default -> Double.NaN;
            };
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A whole number; this one where it is none. */
    static int number(@Nullable String value, int otherwise) {
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The same for the lengths of drawings, which are counted in EMU. */
    static long length(@Nullable String value, long otherwise) {
        double points = points(value, 12_700);
        return Double.isNaN(points) ? otherwise : Math.round(points * 12_700);
    }
}
