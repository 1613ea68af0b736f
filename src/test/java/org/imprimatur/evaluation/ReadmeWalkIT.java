package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the README's walk says, against the packaged jar on a real PostgreSQL, with tokens from the real code flow, and
 * compares the answers. In an expected answer {@code "$name"} takes the value where it first stands and demands the same
 * value afterwards; {@code "$any"} takes whatever is there. A query is repeated until its answer is the expected one or a
 * minute has passed: inspection and the audit history follow a moment after the act. Nothing else is ever repeated.
 */
class ReadmeWalkIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLOCK = Pattern.compile("```(graphql|http|json|text)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\$([a-zA-Z]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    private record Block(String language, String text) {}

    private record Answer(int status, byte[] body, JsonNode json) {}

    @Test
    void everything_happens_as_the_readme_says() throws Exception {
        var settings = new Settings(
                folder.resolve("data"),
                Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath(),
                Path.of("deploy/database/roles.sql").toAbsolutePath(),
                freePort(),
                freePort(),
                freePort(),
                freePort(),
                freePort());
        List<Block> blocks = walk();
        assertThat(blocks.size())
                .as("steps and answers of the walk")
                .isGreaterThan(20)
                .isEven();
        try (Evaluation evaluation = new Evaluation(settings)) {
            String service = evaluation.start().address();
            for (int i = 0; i < blocks.size(); i += 2) {
                step(settings, service, blocks.get(i), blocks.get(i + 1));
            }
        }
    }

    private void step(Settings settings, String service, Block request, Block expected) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Answer answer = send(settings, service, request);
            Optional<String> difference = difference(expected, answer);
            if (difference.isEmpty()) {
                return;
            }
            boolean again = request.language().equals("graphql")
                    && !request.text().contains("mutation")
                    && Instant.now().isBefore(end);
            if (!again) {
                throw new AssertionError(request.text() + "\nanswered\n"
                        + new String(answer.body(), StandardCharsets.UTF_8) + "\nDifference: " + difference.get());
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private Answer send(Settings settings, String service, Block block) throws Exception {
        String[] lines = substituted(block.text()).strip().split("\n", 2);
        assertThat(lines[0]).startsWith("# as ");
        String token = token(settings, lines[0].substring(5).strip());
        HttpRequest.Builder request;
        if (block.language().equals("graphql")) {
            request = HttpRequest.newBuilder(URI.create(service + "/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            JSON.createObjectNode().put("query", lines[1]).toString()));
        } else {
            String[] parts = lines[1].split("\n\n", 2);
            String[] head = parts[0].split("\n");
            String[] target = head[0].split(" ");
            request = HttpRequest.newBuilder(URI.create(service + target[1]))
                    .method(target[0], parts.length == 2 ? BodyPublishers.ofString(parts[1]) : BodyPublishers.noBody());
            for (int i = 1; i < head.length; i++) {
                String[] header = head[i].split(": ", 2);
                request.header(header[0], header[1]);
            }
        }
        HttpResponse<byte[]> response = http.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofByteArray());
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                response.body(),
                isJson ? JSON.readTree(response.body()) : JSON.createObjectNode());
    }

    private Optional<String> difference(Block expected, Answer answer) throws Exception {
        if (expected.language().equals("text")) {
            String said = answer.status() + ", SHA-256 " + Sha256.of(answer.body());
            return substituted(expected.text()).strip().equals(said) ? Optional.empty() : Optional.of(said);
        }
        if (answer.status() / 100 != 2 || answer.json().has("errors")) {
            return Optional.of("status " + answer.status());
        }
        JsonNode data = answer.json().has("data") ? answer.json().get("data") : answer.json();
        var learned = new HashMap<String, String>();
        Optional<String> difference = difference("", JSON.readTree(expected.text()), data, learned);
        if (difference.isEmpty()) {
            known.putAll(learned);
        }
        return difference;
    }

    private Optional<String> difference(String path, JsonNode expected, JsonNode actual, Map<String, String> learned) {
        Matcher name = NAME.matcher(expected.isTextual() ? expected.textValue() : "");
        if (name.matches() && !actual.isNull() && !actual.isMissingNode()) {
            String value = known.getOrDefault(name.group(1), learned.get(name.group(1)));
            if (name.group(1).equals("any") || value == null) {
                learned.put(name.group(1), actual.asText());
                return Optional.empty();
            }
            return value.equals(actual.asText()) ? Optional.empty() : Optional.of(path + " is " + actual);
        }
        if (expected.isTextual() && actual.isTextual() && name.reset().find()) {
            return Pattern.compile(pattern(expected.textValue()))
                            .matcher(actual.textValue())
                            .matches()
                    ? Optional.empty()
                    : Optional.of(path + " is " + actual);
        }
        if (expected.isObject() && actual.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String field : names) {
                Optional<String> difference =
                        difference(path + "/" + field, expected.path(field), actual.path(field), learned);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (expected instanceof ArrayNode && actual instanceof ArrayNode && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> difference = difference(path + "/" + i, expected.get(i), actual.get(i), learned);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return expected.equals(actual) ? Optional.empty() : Optional.of(path + " is " + actual + ", not " + expected);
    }

    /** A text with names in it; each stands for its known value, or for anything without white space. */
    private String pattern(String text) {
        var pattern = new StringBuilder();
        int end = 0;
        for (Matcher name = NAME.matcher(text); name.find(); end = name.end()) {
            String value = known.get(name.group(1));
            pattern.append(Pattern.quote(text.substring(end, name.start())))
                    .append(value == null ? "\\S+" : Pattern.quote(value));
        }
        return pattern.append(Pattern.quote(text.substring(end))).toString();
    }

    /** Names that are not known yet stay: a GraphQL variable would be one, and the product would say so. */
    private String substituted(String text) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(known.getOrDefault(match.group(1), match.group())));
    }

    private String token(Settings settings, String who) throws Exception {
        String kind = DemoPerson.of(who).isPresent() ? "person=" : "service=";
        if (!tokens.containsKey(who)) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + settings.signInPort() + "/token?" + kind + who))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("token of " + who).isEqualTo(200);
            tokens.put(who, answer.body().strip());
        }
        return tokens.get(who);
    }

    private static List<Block> walk() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String walk =
                readme.substring(readme.indexOf("<!-- the walk begins -->"), readme.indexOf("<!-- the walk ends -->"));
        var blocks = new ArrayList<Block>();
        BLOCK.matcher(walk).results().forEach(match -> blocks.add(new Block(match.group(1), match.group(2))));
        return blocks;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, Loopback.address())) {
            return socket.getLocalPort();
        }
    }
}
