package org.imprimatur.inspection.extraction.opendocument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Namespaces;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** The values of one cell beside its text (ODF 1.3 part 3, 19.385 and on), of which its type says which one counts. */
final class OdfCellValue {
    private static final String TYPE = "office:value-type";
    /** In the order in which they count. */
    private static final List<String> VALUES = List.of(
            "office:date-value", "office:value", "office:time-value", "office:string-value", "office:boolean-value");

    private static final Set<String> TYPES =
            Set.of("", "float", "currency", "percentage", "date", "time", "boolean", "string", "void", "error");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE = Pattern.compile("-?\\d{4,5}-\\d\\d-\\d\\d(T[\\d:.]{5,18}Z?)?");
    private static final Pattern TIME = Pattern.compile("-?P[\\dYMDTHS.]{2,40}");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Fewer digits name nobody. */
    private static final int LONG = 7;
    /** To one digit half of all numbers can be rounded. */
    private static final int FEWEST = 2;

    private final String type;
    private final Map<String, String> values = new LinkedHashMap<>();

    OdfCellValue(Attributes attributes) {
        this.type = OdfStyles.value(attributes, TYPE, "");
        for (String each : VALUES) {
            String value = OdfStyles.value(attributes, each, "");
            if (!value.isBlank()) {
                values.put(each, value);
            }
        }
    }

    /** All of a table's attributes but the values of cells: what programs count and name there may be anything. */
    static void sweepUp(Attributes attributes, Sweep sweep) {
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = Namespaces.name(attributes.getURI(i), attributes.getLocalName(i));
            String value = attributes.getValue(i);
            boolean machineWord = VALUES.contains(name) || (name.equals(TYPE) && TYPES.contains(value));
            if (!machineWord) {
                sweep.setting(Mechanism.OTHER_PART, value);
            }
        }
    }

    String type() {
        return type.isEmpty() ? "string" : type;
    }

    /** The one that counts; empty without any. */
    String main() {
        return values.entrySet().stream()
                .filter(each -> !each.getKey().equals("office:boolean-value"))
                .map(each -> each.getValue().replaceFirst("(?<=-\\d\\d)T00:00:00$", ""))
                .findFirst()
                .orElse("");
    }

    /**
     * What they say and the cell does not show, line by line; empty where they only say in another way what it shows.
     *
     * @param shown all of its text, or the one that counts where it has none
     */
    String kept(String shown) {
        var kept = new ArrayList<String>();
        values.forEach((name, value) -> {
            boolean usual = isOfType(name, value) && !(name.equals("office:value") && isLonger(value, shown));
            if (!usual && !spaced(value).equals(spaced(shown)) && !value.equals(main(shown))) {
                kept.add(value);
            }
        });
        return String.join("\n", kept);
    }

    /** A date that counts may be shown without its midnight. */
    private String main(String shown) {
        return shown.equals(main()) ? values.values().iterator().next() : shown;
    }

    private boolean isOfType(String name, String value) {
        return switch (name) {
            case "office:value" ->
                Set.of("float", "currency", "percentage").contains(type)
                        && NUMBER.matcher(value).matches();
            case "office:date-value" ->
                type.equals("date") && DATE.matcher(value).matches();
            case "office:time-value" ->
                type.equals("time") && TIME.matcher(value).matches();
            case "office:boolean-value" -> BOOLEAN.matcher(value).matches();
            default -> false;
        };
    }

    /** Whether a number of many digits is not what is shown, rounded and scaled however it may be. */
    private static boolean isLonger(String value, String shown) {
        var number = new BigDecimal(value).abs();
        if (number.precision() - number.scale() < LONG) {
            return false;
        }
        String whole = number.toBigInteger().toString();
        String digits = digits(shown);
        String significant = digits.replaceFirst("^0+", "").replaceFirst("0+$", "");
        if (digits.contains(whole)) {
            return false;
        }
        return significant.length() < FEWEST
                || !(rounded(number, significant, RoundingMode.HALF_UP)
                        || rounded(number, significant, RoundingMode.DOWN));
    }

    private static boolean rounded(BigDecimal number, String significant, RoundingMode mode) {
        String all = number.round(new MathContext(significant.length(), mode))
                .stripTrailingZeros()
                .unscaledValue()
                .toString();
        return all.equals(significant);
    }

    /** Without the exponent. */
    private static String digits(String shown) {
        var digits = new StringBuilder();
        for (int i = 0; i < shown.length() && "eE".indexOf(shown.charAt(i)) < 0; i++) {
            int digit = Character.digit(shown.charAt(i), 10);
            if (digit >= 0) {
                digits.append(digit);
            }
        }
        return digits.toString();
    }

    private static String spaced(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
