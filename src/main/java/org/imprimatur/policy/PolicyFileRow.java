package org.imprimatur.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.Condition;
import org.imprimatur.policy.rules.LegalBasis;
import org.imprimatur.policy.rules.PolicyRule;
import org.imprimatur.policy.rules.Ruling;
import org.jspecify.annotations.Nullable;

/** One row of a policy file: several categories and audiences at once, which become one rule each. */
final class PolicyFileRow {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,3}) (d|h|min)");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("d", ChronoUnit.DAYS, "h", ChronoUnit.HOURS, "min", ChronoUnit.MINUTES);
    private static final Set<String> FIELDS = Set.of(
            "row",
            "categories",
            "audiences",
            "ruling",
            "sign-offs-in-order",
            "sign-offs-in-any-order",
            "legal-bases",
            "publish-within",
            "single-use",
            "authenticated-within",
            "conditions",
            "covers",
            "citation");

    private final JsonNode node;
    private final int line;
    private final String name;

    PolicyFileRow(JsonNode node, int line) {
        this.node = node;
        this.line = line;
        this.name = node.path("row").isTextual() ? node.path("row").textValue() : "";
        if (!node.isObject()) {
            throw refused("a row is a list of fields");
        }
        if (!NAME.matcher(name).matches()) {
            throw refused("the field row is missing, or is not a name in small letters, digits and hyphens");
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw refused("unknown field " + field);
            }
        });
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    PolicyFileRefused refused(String what) {
        return new PolicyFileRefused(line, name, what);
    }

    List<PolicyRule> rules() {
        var ruling = ruling();
        if (ruling != Ruling.FORBIDDEN) {
            need("legal-bases");
            need("publish-within");
        }
        var rules = new ArrayList<PolicyRule>();
        for (var category : codes(need("categories"), PolicyFileRow::categoriesOf)) {
            for (var audience : codes(need("audiences"), PolicyFileRow::audiencesOf)) {
                var rule = rule(category, audience, ruling);
                if (ruling != Ruling.FORBIDDEN && rule.asksNobody()) {
                    throw refused(
                            "the row asks for nobody's sign-off; fill sign-offs-in-order or sign-offs-in-any-order");
                }
                rules.add(rule);
            }
        }
        return rules;
    }

    private PolicyRule rule(ProtectionCategory category, Audience audience, Ruling ruling) {
        try {
            return new PolicyRule(
                    name + ":" + category + ":" + audience,
                    category,
                    audience,
                    ruling,
                    List.copyOf(optional("sign-offs-in-order", one(Role::valueOf))),
                    optional("sign-offs-in-any-order", one(Role::valueOf)),
                    optional("legal-bases", one(LegalBasis::new)),
                    period("publish-within"),
                    singleUse(),
                    period("authenticated-within"),
                    optional("conditions", one(Condition::valueOf)),
                    optional("covers", PolicyFileRow::categoriesOf),
                    text(need("citation"), "citation"));
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private Ruling ruling() {
        return switch (text(need("ruling"), "ruling")) {
            case "allowed" -> Ruling.ALLOWED;
            case "forbidden" -> Ruling.FORBIDDEN;
            case "adds" -> Ruling.ADDS;
            default -> throw refused("ruling is allowed, forbidden or adds");
        };
    }

    private boolean singleUse() {
        var value = node.get("single-use");
        if (value != null && !value.isBoolean()) {
            throw refused("single-use is true or false");
        }
        return value != null && value.booleanValue();
    }

    private @Nullable Duration period(String field) {
        var value = node.get(field);
        if (value == null) {
            return null;
        }
        var match = PERIOD.matcher(text(value, field));
        if (!match.matches()) {
            throw refused(field + " is a period like 14 d, 24 h or 10 min");
        }
        return Duration.of(Long.parseLong(match.group(1)), UNITS.get(match.group(2)));
    }

    private JsonNode need(String field) {
        var value = node.get(field);
        if (value == null) {
            throw refused("the field " + field + " is missing");
        }
        return value;
    }

    private <T> Set<T> optional(String field, Function<String, List<T>> meaning) {
        var value = node.get(field);
        if (value == null) {
            return Set.of();
        }
        return listed(value, meaning, field);
    }

    private <T> Set<T> codes(JsonNode value, Function<String, List<T>> meaning) {
        var codes = listed(value, meaning, "categories or audiences");
        if (codes.isEmpty()) {
            throw refused("the row names no category or no audience");
        }
        return codes;
    }

    private <T> Set<T> listed(JsonNode value, Function<String, List<T>> meaning, String field) {
        if (!value.isArray()) {
            throw refused(field + " is a list");
        }
        var codes = new LinkedHashSet<T>();
        for (var element : value) {
            var code = text(element, field);
            try {
                for (var constant : meaning.apply(code)) {
                    if (!codes.add(constant)) {
                        throw refused(field + " names " + constant + " twice");
                    }
                }
            } catch (IllegalArgumentException e) {
                throw refused("unknown code " + code + " in " + field);
            }
        }
        return codes;
    }

    private String text(JsonNode value, String field) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refused(field + " is a text");
        }
        return value.textValue();
    }

    private static <T> Function<String, List<T>> one(Function<String, T> meaning) {
        return code -> List.of(meaning.apply(code));
    }

    private static List<ProtectionCategory> categoriesOf(String code) {
        return code.equals("ASYLUM_GROUP")
                ? Stream.of(ProtectionCategory.values())
                        .filter(ProtectionCategory::inAsylumGroup)
                        .toList()
                : List.of(ProtectionCategory.valueOf(code));
    }

    private static List<Audience> audiencesOf(String code) {
        return code.equals("OUTSIDE_GOVERNMENT")
                ? Arrays.stream(Audience.values())
                        .filter(Audience::outsideGovernment)
                        .collect(Collectors.toList())
                : List.of(Audience.valueOf(code));
    }
}
