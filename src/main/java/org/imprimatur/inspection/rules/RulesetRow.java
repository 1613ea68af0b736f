package org.imprimatur.inspection.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.RulesetFileRefused.Flaw;
import org.jspecify.annotations.Nullable;

/** One recogniser or one claim of a ruleset's file. */
final class RulesetRow {
    private static final int LONGEST_PATTERN = 2_000;
    private static final int LARGEST_PATTERN = 5_000;
    private static final double USUAL_SHARE = 0.5;

    private static final Set<String> OF_RECOGNISER = Set.of(
            "recogniser",
            "version",
            "kind",
            "check",
            "severity",
            "categories",
            "anywhere",
            "needs",
            "context",
            "header",
            "header-hints",
            "under-header",
            "share",
            "matches",
            "does-not-match",
            "headers",
            "not-headers",
            "values",
            "not-values");
    private static final Set<String> OF_CLAIM =
            Set.of("claim", "category", "words", "hints", "exact", "matches", "does-not-match");
    private static final Set<String> OF_NEEDS = Set.of("digits", "marks", "words");

    private final JsonNode node;
    private final int line;
    private final String name;

    RulesetRow(JsonNode node, String kind, int line) {
        this.node = node;
        this.line = line;
        JsonNode named = node.path(kind);
        this.name = named.isTextual() ? named.textValue() : "";
        if (!node.isObject()) {
            throw refused(Flaw.WRONG_TYPE, "a " + kind + " is a list of fields");
        }
        if (!name.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw refused(
                    name.isEmpty() ? Flaw.MISSING_FIELD : Flaw.WRONG_TYPE,
                    "the field " + kind + " is a name in capitals, digits and underscores");
        }
        requireKnown(node, kind.equals("claim") ? OF_CLAIM : OF_RECOGNISER);
    }

    String name() {
        return name;
    }

    RulesetFileRefused refused(Flaw flaw, String what) {
        return new RulesetFileRefused(flaw, line, name, what);
    }

    Recogniser recogniser() {
        JsonNode needs = node.path("needs");
        if (!needs.isMissingNode()) {
            requireKnown(needs, OF_NEEDS);
        }
        var made = new Recogniser(
                name,
                number(node, "version", 1, 1, 10_000),
                code("kind", Recogniser.Kind.class),
                node.has("severity") ? severity() : Severity.HIGH,
                categories(),
                pattern("anywhere", 0),
                new Recogniser.Needs(
                        number(needs, "digits", 0, 0, 100),
                        needs.path("marks").asText("").toLowerCase(Locale.ROOT),
                        folded(needs, "words")),
                folded(node, "context"),
                folded(node, "header-hints"),
                pattern("header", 0),
                pattern("under-header", 0),
                node.has("check") ? code("check", Recogniser.Check.class) : Recogniser.Check.NONE,
                share());
        requireWhole(made);
        return made;
    }

    private void requireWhole(Recogniser made) {
        if (made.anywhere() == null && made.header() == null) {
            throw refused(Flaw.MISSING_FIELD, "a recogniser has the field anywhere, or header");
        }
        if (made.header() != null && made.underHeader() == null && !made.check().knowsTheShape()) {
            throw refused(
                    Flaw.MISSING_FIELD,
                    "below a header stands a pattern under-header, or a check that knows the shape");
        }
        requireExample("matches", made.anywhere() != null);
        requireExample("headers", made.header() != null);
        requireExample("values", made.header() != null);
    }

    private void requireExample(String field, boolean needed) {
        if (needed && texts(node, field).isEmpty()) {
            throw refused(Flaw.EXAMPLE_MISSING, "the field " + field + " shows what the pattern is for");
        }
    }

    ClaimTerm claim() {
        boolean exact = node.path("exact").asBoolean(false);
        Pattern words = pattern("words", exact ? 0 : Pattern.CASE_INSENSITIVE);
        List<String> hints = folded(node, "hints");
        if (words == null || hints.isEmpty()) {
            throw refused(Flaw.MISSING_FIELD, "a claim has the fields words and hints");
        }
        requireExample("matches", true);
        return new ClaimTerm(name, words, hints, exact, code("category", ProtectionCategory.class));
    }

    /** Judges the examples of the row as a file would be judged by the whole ruleset. */
    void checkExamples(Ruleset ruleset, TextReader reader) {
        boolean claim = node.has("claim");
        for (String example : texts(node, "matches")) {
            requireExample(example, true, claim ? claims(ruleset, reader, example) : matches(reader, example));
        }
        for (String example : texts(node, "does-not-match")) {
            requireExample(example, false, claim ? claims(ruleset, reader, example) : matches(reader, example));
        }
        texts(node, "headers").forEach(example -> requireExample(example, true, heads(reader, example)));
        texts(node, "not-headers").forEach(example -> requireExample(example, false, heads(reader, example)));
        texts(node, "values").forEach(example -> requireExample(example, true, fits(ruleset, reader, example)));
        texts(node, "not-values").forEach(example -> requireExample(example, false, fits(ruleset, reader, example)));
    }

    private boolean matches(TextReader reader, String example) {
        return reader.read(example).matches().stream()
                .anyMatch(match -> match.recogniser().id().equals(name));
    }

    private boolean claims(Ruleset ruleset, TextReader reader, String example) {
        return ruleset.claimTerms().stream()
                .filter(term -> term.id().equals(name))
                .anyMatch(term -> reader.read(example).claims().contains(term.category()) && term.isIn(example));
    }

    /** Also by the hints, without which no header is looked at. */
    private boolean heads(TextReader reader, String example) {
        var text = new CellText();
        example.getChars(0, example.length(), text.room(example.length()), 0);
        return reader.couldBeHeader(reader.look(text), example.length())
                && reader.headerOf(example).stream().anyMatch(each -> each.id().equals(name));
    }

    private boolean fits(Ruleset ruleset, TextReader reader, String example) {
        return ruleset.recognisers().stream()
                .filter(each -> each.id().equals(name))
                .anyMatch(each -> reader.check()
                                .underHeader(each, NormalisedText.of(example).text())
                        != null);
    }

    private void requireExample(String example, boolean wanted, boolean is) {
        if (wanted != is) {
            throw refused(
                    Flaw.EXAMPLE_DIFFERS,
                    "the example " + example + (wanted ? " is not recognised" : " is recognised, and should not be"));
        }
    }

    private @Nullable Pattern pattern(String field, int flags) {
        JsonNode value = node.get(field);
        if (value == null) {
            return null;
        }
        String text = text(value, field);
        if (text.length() > LONGEST_PATTERN || PatternSize.of(text) > LARGEST_PATTERN) {
            throw refused(Flaw.PATTERN_TOO_LARGE, field + " is too large a pattern; divide it or repeat less");
        }
        try {
            Pattern compiled = Pattern.compile(text, flags);
            if (compiled.matcher("").matches()) {
                throw refused(Flaw.PATTERN_MATCHES_NOTHING, field + " matches where nothing stands");
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw refused(Flaw.BAD_PATTERN, field + " is no pattern: " + e.getDescription());
        }
    }

    private Severity severity() {
        Severity severity = code("severity", Severity.class);
        if (severity == Severity.CRITICAL || severity == Severity.UNKNOWN) {
            throw refused(
                    Flaw.UNKNOWN_CODE, "severity is HIGH, MEDIUM or LOW; CRITICAL follows from where something stands");
        }
        return severity;
    }

    private Set<ProtectionCategory> categories() {
        var categories = EnumSet.noneOf(ProtectionCategory.class);
        for (String code : texts(node, "categories")) {
            categories.add(code(code, "categories", ProtectionCategory.class));
        }
        if (categories.contains(ProtectionCategory.AGGREGATE_ONLY)) {
            throw refused(Flaw.UNKNOWN_CODE, "what is recognised is not AGGREGATE_ONLY");
        }
        return categories;
    }

    private double share() {
        double share = node.path("share").asDouble(USUAL_SHARE);
        if (!(share > 0 && share <= 1)) {
            throw refused(Flaw.WRONG_TYPE, "share is a number above 0 and up to 1");
        }
        return share;
    }

    private int number(JsonNode from, String field, int usual, int least, int most) {
        JsonNode value = from.get(field);
        if (value == null) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw refused(Flaw.WRONG_TYPE, field + " is a number from " + least + " to " + most);
        }
        return value.intValue();
    }

    private <E extends Enum<E>> E code(String field, Class<E> codes) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw refused(Flaw.MISSING_FIELD, "the field " + field + " is missing");
        }
        return code(text(value, field), field, codes);
    }

    private <E extends Enum<E>> E code(String text, String field, Class<E> codes) {
        try {
            return Enum.valueOf(codes, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw refused(
                    Flaw.UNKNOWN_CODE,
                    field + " is one of "
                            + List.of(codes.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        }
    }

    private List<String> folded(JsonNode from, String field) {
        var folded = new ArrayList<String>();
        for (String text : texts(from, field)) {
            String word = FoldedText.ofHint(text);
            if (word.isBlank()) {
                throw refused(Flaw.WRONG_TYPE, field + " holds letters or digits");
            }
            folded.add(word);
        }
        return folded;
    }

    private List<String> texts(JsonNode from, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refused(Flaw.WRONG_TYPE, field + " is a list");
        }
        var texts = new ArrayList<String>();
        for (JsonNode each : value) {
            texts.add(text(each, field));
        }
        return texts;
    }

    private String text(JsonNode value, String field) {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw refused(Flaw.WRONG_TYPE, field + " is a text; put numbers in quotes");
        }
        return value.textValue();
    }

    private void requireKnown(JsonNode of, Set<String> fields) {
        of.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw refused(Flaw.UNKNOWN_FIELD, "unknown field " + field);
            }
        });
    }
}
