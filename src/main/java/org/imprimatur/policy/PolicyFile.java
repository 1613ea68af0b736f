package org.imprimatur.policy;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.policy.rules.PolicyRule;

/**
 * Reads a policy file. Strict: an unknown field or code, a missing field, a duplicate row, a second document refuse the
 * whole file, because a policy that is read differently from how counsel meant it is worse than none.
 */
public final class PolicyFile {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final int FORMAT = 1;

    private final Map<String, Integer> lineOfRow = new HashMap<>();
    private final Map<PolicyRule, PolicyFileRow> rowOfRule = new HashMap<>();
    private final List<PolicyRule> rules = new ArrayList<>();

    private PolicyFile() {}

    /**
     * The text of the policy that this product ships with: {@code policy/default.yaml}.
     *
     * @throws UncheckedIOException when it cannot be read from the class path
     */
    public static String shippedText() {
        try (var in = PolicyFile.class.getResourceAsStream("/policy/default.yaml")) {
            return new String(
                    Objects.requireNonNull(in, "policy/default.yaml is part of the product")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a policy.
     *
     * @param version the number that the policy gets
     * @throws PolicyFileRefused when anything about the text is not exactly right
     */
    public static Policy read(String text, int version) {
        return new Policy(version, new PolicyFile().rulesOf(text));
    }

    private List<PolicyRule> rulesOf(String text) {
        try (var parser = YAML.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused(parser, "a policy file starts with the field format");
            }
            var fields = new HashSet<String>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                fields.add(field);
                parser.nextToken();
                switch (field) {
                    case "format" -> readFormat(parser);
                    case "rows" -> readRows(parser);
                    default -> throw refused(parser, "unknown field " + field + "; there are format and rows");
                }
            }
            if (parser.nextToken() != null) {
                throw refused(parser, "the file holds a second document");
            }
            if (!fields.contains("format") || !fields.contains("rows")) {
                throw refused(parser, "the field " + (fields.contains("format") ? "rows" : "format") + " is missing");
            }
            return rules;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new PolicyFileRefused(at == null ? 0 : at.getLineNr(), "", e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readFormat(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getIntValue() != FORMAT) {
            throw refused(parser, "this product reads format " + FORMAT);
        }
    }

    private void readRows(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw refused(parser, "rows is a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            JsonNode node = YAML.readTree(parser);
            add(new PolicyFileRow(node, line));
        }
    }

    private void add(PolicyFileRow row) {
        var earlier = lineOfRow.putIfAbsent(row.name(), row.line());
        if (earlier != null) {
            throw row.refused("line " + earlier + " has a row of this name already");
        }
        for (var rule : row.rules()) {
            for (var other : rules) {
                if (Policy.areDuplicates(rule, other)) {
                    var first = Objects.requireNonNull(rowOfRule.get(other));
                    throw row.refused("duplicate: " + rule.category() + " to " + rule.audience()
                            + " is answered by row " + first.name() + " (line " + first.line()
                            + ") already, and no legal basis chooses between them");
                }
            }
            rules.add(rule);
            rowOfRule.put(rule, row);
        }
    }

    private static PolicyFileRefused refused(JsonParser parser, String what) {
        return new PolicyFileRefused(parser.currentTokenLocation().getLineNr(), "", what);
    }
}
