package org.imprimatur.inspection.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.inspection.rules.RulesetFileRefused.Flaw;

/**
 * Reads a ruleset. Strict: an unknown field or code, a duplicate name, a pattern that does not compile or an example that it does not
 * match refuse the whole file, because rules that recognise something else than their author meant are worse than none.
 */
public final class RulesetFile {
    private static final int FORMAT = 1;
    private static final int LONGEST = 500_000;
    private static final int MOST_ROWS = 200;
    private static final int LARGEST_HINTS = 20_000;
    private static final Set<String> FIELDS = Set.of("format", "version", "recognisers", "claims", "words");

    private final YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private final Map<String, Integer> lineOfName = new HashMap<>();
    private final List<RulesetRow> rows = new ArrayList<>();
    private final List<Recogniser> recognisers = new ArrayList<>();
    private final List<ClaimTerm> claims = new ArrayList<>();
    private final Map<WordList, Set<String>> words = new EnumMap<>(WordList.class);
    private String version = "";

    private RulesetFile() {}

    /** The rules that this release comes with; read once. */
    static Ruleset shipped() {
        return Shipped.RULESET;
    }

    private static final class Shipped {
        static final Ruleset RULESET = read(shippedText());
    }

    /**
     * The text of the ruleset that this product ships with, to begin one's own with.
     *
     * @throws UncheckedIOException when it cannot be read from the class path
     */
    public static String shippedText() {
        try (var in = RulesetFile.class.getResourceAsStream("/inspection/ruleset.yaml")) {
            return new String(
                    Objects.requireNonNull(in, "inspection/ruleset.yaml is part of the product")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a ruleset.
     *
     * @throws RulesetFileRefused when anything about the text is not exactly right
     */
    public static Ruleset read(String text) {
        if (text.length() > LONGEST) {
            throw new RulesetFileRefused(Flaw.TOO_LARGE, 1, "", "a ruleset has at most " + LONGEST + " characters");
        }
        var file = new RulesetFile();
        file.readAll(text);
        var ruleset = new Ruleset(file.version, file.recognisers, file.claims, file.words);
        file.requireHintsFit(ruleset);
        var reader = new TextReader(ruleset);
        file.rows.forEach(row -> row.checkExamples(ruleset, reader));
        return ruleset;
    }

    private void readAll(String text) {
        try (var parser = yaml.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused(parser, Flaw.NOT_READABLE, "a ruleset starts with the field format");
            }
            var fields = new HashSet<String>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                fields.add(field);
                parser.nextToken();
                switch (field) {
                    case "format" -> readFormat(parser);
                    case "version" -> readVersion(parser);
                    case "recognisers" -> readRows(parser, "recogniser");
                    case "claims" -> readRows(parser, "claim");
                    case "words" -> readWords(parser);
                    default -> throw refused(parser, Flaw.UNKNOWN_FIELD, "unknown field " + field);
                }
            }
            if (parser.nextToken() != null) {
                throw refused(parser, Flaw.NOT_READABLE, "the file holds a second document");
            }
            for (String field : FIELDS) {
                if (!fields.contains(field)) {
                    throw refused(parser, Flaw.MISSING_FIELD, "the field " + field + " is missing");
                }
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new RulesetFileRefused(
                    Flaw.NOT_READABLE, at == null ? 0 : at.getLineNr(), "", String.valueOf(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readFormat(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getIntValue() != FORMAT) {
            throw refused(parser, Flaw.UNKNOWN_CODE, "this product reads format " + FORMAT);
        }
    }

    private void readVersion(JsonParser parser) throws IOException {
        version = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        if (!version.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw refused(parser, Flaw.WRONG_TYPE, "version is a text of letters, digits, dots and hyphens in quotes");
        }
    }

    private void readRows(JsonParser parser, String kind) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw refused(parser, Flaw.WRONG_TYPE, kind + "s is a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            var row = new RulesetRow(yaml.readTree(parser), kind, line);
            Integer earlier = lineOfName.putIfAbsent(row.name(), line);
            if (earlier != null) {
                throw row.refused(Flaw.DUPLICATE_NAME, "line " + earlier + " has this name already");
            }
            rows.add(row);
            if (rows.size() > MOST_ROWS) {
                throw row.refused(Flaw.TOO_LARGE, "a ruleset has at most " + MOST_ROWS + " recognisers and claims");
            }
            if (kind.equals("claim")) {
                claims.add(row.claim());
            } else {
                recognisers.add(row.recogniser());
            }
        }
    }

    private void readWords(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonNode lists = yaml.readTree(parser);
        if (!lists.isObject()) {
            throw new RulesetFileRefused(Flaw.WRONG_TYPE, line, "words", "words are lists by name");
        }
        for (var each : lists.properties()) {
            WordList list;
            try {
                list = WordList.valueOf(each.getKey().toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new RulesetFileRefused(Flaw.UNKNOWN_CODE, line, "words", "there is no list " + each.getKey());
            }
            var folded = new LinkedHashSet<String>();
            for (JsonNode word : each.getValue()) {
                if (!word.isTextual() || FoldedText.of(word.textValue()).isBlank()) {
                    throw new RulesetFileRefused(
                            Flaw.WRONG_TYPE, line, each.getKey(), "a word is a text with letters or digits");
                }
                folded.add(FoldedText.of(word.textValue()).strip());
            }
            words.put(list, folded);
        }
    }

    private void requireHintsFit(Ruleset ruleset) {
        var hints = new ArrayList<List<String>>();
        ruleset.claimTerms().forEach(term -> hints.add(term.hints()));
        ruleset.recognisers().forEach(recogniser -> {
            hints.add(recogniser.headerHints());
            hints.add(recogniser.needs().words());
        });
        if (TextHints.size(hints) > LARGEST_HINTS) {
            throw new RulesetFileRefused(Flaw.TOO_LARGE, 1, "", "the hints of a ruleset have too many letters");
        }
    }

    private static RulesetFileRefused refused(JsonParser parser, Flaw flaw, String what) {
        return new RulesetFileRefused(flaw, parser.currentTokenLocation().getLineNr(), "", what);
    }
}
