package org.imprimatur.inspection.extraction.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Colours of style sheets (CSS Color 4) as six hexadecimal digits. */
final class CssColour {
    /** Nothing of it is seen. */
    static final String TRANSPARENT = "transparent";

    private static final Pattern FUNCTION = Pattern.compile("(rgb|hsl)a?\\(([^)]*)\\)");
    private static final double FAINT = 0.05;
    private static final Map<String, String> NAMES = names();

    private CssColour() {}

    /** Null for what is no colour, or none that can be told from the text. */
    static @Nullable String of(String written) {
        String colour = written.strip().toLowerCase(Locale.ROOT);
        if (colour.startsWith("#")) {
            return ofDigits(colour.substring(1));
        }
        Matcher function = FUNCTION.matcher(colour);
        if (function.matches()) {
            return ofFunction(function.group(1), function.group(2).strip().split("[\\s,/]+", -1));
        }
        return colour.equals(TRANSPARENT) ? TRANSPARENT : NAMES.get(colour);
    }

    /** As the attributes of old pages have it: the sign may be missing. */
    static @Nullable String ofAttribute(String written) {
        String colour = of(written);
        return colour != null || !written.matches("[0-9A-Fa-f]{6}") ? colour : written.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String ofDigits(String digits) {
        if (!digits.matches("[0-9a-f]{3,8}")) {
            return null;
        }
        String wide = digits;
        if (digits.length() <= 4) {
            var doubled = new StringBuilder();
            digits.chars().forEach(c -> doubled.append((char) c).append((char) c));
            wide = doubled.toString();
        }
        if (wide.length() == 8) {
            int alpha = Integer.parseInt(wide.substring(6), 16);
            return alpha < FAINT * 255 ? TRANSPARENT : wide.substring(0, 6).toUpperCase(Locale.ROOT);
        }
        return wide.length() == 6 ? wide.toUpperCase(Locale.ROOT) : null;
    }

    private static @Nullable String ofFunction(String name, String[] values) {
        if (values.length < 3) {
            return null;
        }
        try {
            if (values.length > 3 && number(values[3], 1) < FAINT) {
                return TRANSPARENT;
            }
            if (name.equals("rgb")) {
                return digits(number(values[0], 255), number(values[1], 255), number(values[2], 255));
            }
            return ofHue(number(values[0].replace("deg", ""), 360), number(values[1], 1), number(values[2], 1));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double number(String value, double whole) {
        return value.endsWith("%")
                ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100 * whole
                : Double.parseDouble(value);
    }

    private static String ofHue(double hue, double saturation, double lightness) {
        double reach = saturation * Math.min(lightness, 1 - lightness);
        double[] rgb = new double[3];
        int[] offsets = {0, 8, 4};
        for (int i = 0; i < 3; i++) {
            double k = (offsets[i] + ((hue % 360) + 360) % 360 / 30) % 12;
            rgb[i] = 255 * (lightness - reach * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1)));
        }
        return digits(rgb[0], rgb[1], rgb[2]);
    }

    private static String digits(double red, double green, double blue) {
        return String.format(Locale.ROOT, "%02X%02X%02X", channel(red), channel(green), channel(blue));
    }

    private static int channel(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }

    private static Map<String, String> names() {
        String all = "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc "
                + "bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a "
                + "burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 "
                + "cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b "
                + "darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b "
                + "darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 "
                + "darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f "
                + "darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff "
                + "dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 "
                + "forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 "
                + "goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 "
                + "hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa "
                + "lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 "
                + "lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 "
                + "lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa "
                + "lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 "
                + "limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa "
                + "mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 "
                + "mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 "
                + "midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead "
                + "navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 "
                + "orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 "
                + "papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 "
                + "purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 "
                + "saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d "
                + "silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa "
                + "springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 "
                + "turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 "
                + "yellowgreen 9acd32 window ffffff windowtext 000000 canvas ffffff canvastext 000000";
        var names = new HashMap<String, String>();
        String[] words = all.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            names.put(words[i], words[i + 1].toUpperCase(Locale.ROOT));
        }
        return names;
    }
}
