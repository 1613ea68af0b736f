package org.imprimatur.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.LiveSocket;
import org.imprimatur.testing.LogCapture;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.SignIn;
import org.imprimatur.testing.Upload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every input of every query and mutation, found by walking the approved schema, gets values that no honest client sends. The
 * caller holds every role, so that a value is stopped for what it is and not for who sent it. Thousands of requests: not in every
 * build.
 */
@Tag("deep")
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class HostileInputTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
            .build();

    /** Stands in every hostile text: what is sent is never sent back. */
    private static final String MARK = "Zq7hostile";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TypeDefinitionRegistry schema = approvedSchema();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private String token = "";
    private int sent;

    private static TypeDefinitionRegistry approvedSchema() {
        try {
            return new SchemaParser().parse(Files.readString(Path.of("src/test/resources/schema.graphql")));
        } catch (IOException e) {
            throw new IllegalStateException("the approved schema cannot be read", e);
        }
    }

    @BeforeEach
    void somebodyWhoMayDoEverythingAndSomethingToDoItTo() {
        Register.enrolEverybody();
        String subject = "everything-" + UUID.randomUUID();
        String person = Register.enrol(subject, "Everything Goes", false, List.of(Role.values()));
        token = SignIn.with(subject).roles(Role.values()).accessToken();
        Api api = Api.with(token);
        String document = Upload.register(api, "Admissions");
        byte[] bytes = ("month,n\nJanuary," + System.nanoTime() + "\n").getBytes(StandardCharsets.UTF_8);
        String version =
                Upload.addVersion(api, document, 0, bytes, "admissions.csv").getString("id");
        Upload.awaitInspected(api, version);
        String request = api.execute(
                        "mutation($input: DraftApprovalRequestInput!) { draftApprovalRequest(input: $input)"
                                + " { approvalRequest { id } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "versionId",
                                        version,
                                        "sha256",
                                        Sha256.of(bytes).hex(),
                                        "disclosure",
                                        Map.of("audience", "PUBLIC_WEB", "channel", "WEB_SITE"))))
                .getString("draftApprovalRequest.approvalRequest.id");
        assertThat(request).isNotNull();
        ids.put("documentId", document);
        ids.put("versionId", version);
        ids.put("requestId", request);
        ids.put("approvalRequestId", request);
        ids.put("personId", person);
        ids.put("uploadId", Upload.accepted(api, bytes));
        ids.put("sha256", Sha256.of(bytes).hex());
        ids.put("releaseId", GlobalId.of("Release", UUID.randomUUID()));
        ids.put("authorityId", GlobalId.of("Authority", UUID.randomUUID()));
        ids.put("accountId", GlobalId.of("Account", UUID.randomUUID()));
        ids.put("legalHoldId", GlobalId.of("LegalHold", UUID.randomUUID()));
        ids.put("signOffId", GlobalId.of("SignOff", UUID.randomUUID()));
    }

    @Test
    void no_input_of_any_operation_breaks_the_service_and_none_is_repeated() throws Exception {
        List<String> logged;
        try (LogCapture logs = new LogCapture()) {
            for (String root : List.of("Query", "Mutation")) {
                for (FieldDefinition field : schema.getType(root, ObjectTypeDefinition.class)
                        .orElseThrow()
                        .getFieldDefinitions()) {
                    attack(root, field);
                }
            }
            for (FieldDefinition field : schema.getType("Subscription", ObjectTypeDefinition.class)
                    .orElseThrow()
                    .getFieldDefinitions()) {
                attackOverTheSocket(field);
            }
            logged = logs.lines();
        }

        assertThat(faults).isEmpty();
        assertThat(sent).isGreaterThan(700);
        assertThat(logged).noneMatch(line -> line.contains(MARK));
        assertThat(logged.stream().filter(line -> line.contains("\tat ")).toList())
                .as("a refusal is no error of the service's")
                .isEmpty();
        assertThat(Api.with(token).execute("{ viewer { __typename } }").getString("viewer.__typename"))
                .isEqualTo("Viewer");
    }

    private void attack(String root, FieldDefinition field) throws IOException, InterruptedException {
        var honest = new LinkedHashMap<String, Object>();
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
            honest.put(argument.getName(), example(argument.getName(), argument.getType(), 0));
        }
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
            for (Hostile hostile : hostile(argument.getName(), argument.getType(), 0)) {
                var variables = new LinkedHashMap<String, Object>(honest);
                if (field.getName().equals("document")) {
                    variables.put("by", new LinkedHashMap<>());
                }
                withDirection(variables, argument.getName());
                Object value = hostile.inside(variables.get(argument.getName()));
                variables.put(argument.getName(), value);
                judge(root, field, hostile, post(operation(root, field), variables));
            }
        }
    }

    /** Going forward and backward at once is refused before anything else is looked at. */
    private static void withDirection(Map<String, Object> variables, String attacked) {
        if (variables.containsKey("last")) {
            boolean backward = attacked.equals("last") || attacked.equals("before");
            for (String other : backward ? List.of("first", "after") : List.of("last", "before")) {
                variables.put(other, null);
            }
        }
    }

    /** Subscriptions get theirs over the socket: each is answered by code, or closes the socket as no message of the protocol. */
    private void attackOverTheSocket(FieldDefinition field) throws JsonProcessingException {
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
            for (Hostile hostile : hostile(argument.getName(), argument.getType(), 0)) {
                var variables = new LinkedHashMap<String, @Nullable Object>();
                for (InputValueDefinition each : field.getInputValueDefinitions()) {
                    variables.put(each.getName(), example(each.getName(), each.getType(), 0));
                }
                variables.put(argument.getName(), hostile.inside(variables.get(argument.getName())));
                sent++;
                String answer = overASocket(JSON.writeValueAsString(Map.of(
                        "id",
                        Integer.toString(sent),
                        "type",
                        "subscribe",
                        "payload",
                        Map.of("query", operation("Subscription", field), "variables", variables))));
                if (answer.contains(MARK) || answer.contains("INTERNAL_ERROR") || answer.contains("code=4500")) {
                    faults.add("Subscription." + field.getName() + " " + hostile.path + " " + hostile.kind + ": "
                            + shortened(answer));
                }
            }
        }
    }

    /** What the service says to it at once, in a message or by closing; nothing where it subscribed, and has no event yet. */
    private String overASocket(String message) {
        try (LiveSocket socket = LiveSocket.initialised(token)) {
            return socket.answerTo(message);
        }
    }

    private void judge(String root, FieldDefinition field, Hostile hostile, HttpResponse<String> answer)
            throws IOException {
        sent++;
        String what = root + "." + field.getName() + " " + hostile.path + " " + hostile.kind + ": ";
        String body = answer.body();
        if (answer.statusCode() >= 500) {
            faults.add(what + answer.statusCode() + " " + shortened(body));
            return;
        }
        if (body.contains(MARK)) {
            faults.add(what + "repeats it " + shortened(body));
        }
        if (answer.statusCode() >= 400) {
            return;
        }
        JsonNode json = JSON.readTree(body);
        for (JsonNode error : json.path("errors")) {
            if (error.path("message").asText().equals("System error")
                    || error.at("/extensions/code").isMissingNode()
                            && error.at("/extensions/classification").isMissingNode()) {
                faults.add(what + shortened(body));
            }
        }
        boolean refused = json.has("errors")
                || !json.at("/data/" + field.getName() + "/userErrors").isEmpty();
        if (root.equals("Mutation") && hostile.neverAccepted && !refused) {
            faults.add(what + "was accepted");
        }
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(400, body.length()));
    }

    private HttpResponse<String> post(String operation, Map<String, Object> variables)
            throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("query", operation, "variables", variables));
        return client.send(
                HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/graphql"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String operation(String root, FieldDefinition field) {
        List<InputValueDefinition> arguments = field.getInputValueDefinitions();
        String selection = root.equals("Mutation") ? " { userErrors { code message } }" : " { __typename }";
        if (arguments.isEmpty()) {
            return (root.equals("Query") ? "" : root.toLowerCase(Locale.ROOT)) + "{ " + field.getName() + selection
                    + " }";
        }
        return arguments.stream()
                        .map(each -> "$" + each.getName() + ": " + spelled(each.getType()))
                        .collect(Collectors.joining(", ", root.toLowerCase(Locale.ROOT) + "(", ") { "))
                + arguments.stream()
                        .map(each -> each.getName() + ": $" + each.getName())
                        .collect(Collectors.joining(", ", field.getName() + "(", ")"))
                + selection + " }";
    }

    private static String spelled(Type<?> type) {
        if (type instanceof NonNullType required) {
            return spelled(required.getType()) + "!";
        }
        return type instanceof ListType list ? "[" + spelled(list.getType()) + "]" : ((TypeName) type).getName();
    }

    /** What an honest client might send; null for what can be left out, deep inside. */
    private @Nullable Object example(String name, Type<?> type, int depth) {
        if (type instanceof NonNullType required) {
            return example(name, required.getType(), depth);
        }
        if (type instanceof ListType list) {
            return new ArrayList<>(Collections.singletonList(example(name, list.getType(), depth + 1)));
        }
        String of = ((TypeName) type).getName();
        return switch (of) {
            case "ID" -> ids.getOrDefault(name, ids.get("documentId"));
            case "Sha256" -> ids.get("sha256");
            case "Long" -> "0";
            case "Int" -> name.equals("expectedVersion") ? 0 : 1;
            case "Boolean" -> true;
            case "DateTime" -> "2031-01-01T00:00:00Z";
            case "String" -> text(name);
            default -> {
                var values = schema.getType(of, EnumTypeDefinition.class);
                if (values.isPresent()) {
                    yield values.get().getEnumValueDefinitions().get(0).getName();
                }
                var input = new LinkedHashMap<String, Object>();
                for (InputValueDefinition field : fields(of)) {
                    input.put(field.getName(), example(field.getName(), field.getType(), depth + 1));
                }
                yield input;
            }
        };
    }

    private static @Nullable String text(String name) {
        return switch (name) {
            case "after", "before" -> null;
            case "zone" -> "America/New_York";
            case "legalBases" -> "5USC552a(b)(1)";
            case "fileName" -> "admissions.csv";
            case "issuer" -> "https://issuer.invalid/" + UUID.randomUUID();
            case "idempotencyKey" -> UUID.randomUUID().toString();
            default -> "Some " + name;
        };
    }

    private List<InputValueDefinition> fields(String input) {
        return schema.getType(input, InputObjectTypeDefinition.class)
                .orElseThrow(() -> new IllegalStateException("no example for " + input))
                .getInputValueDefinitions();
    }

    private List<Hostile> hostile(String path, Type<?> type, int depth) {
        if (type instanceof NonNullType required) {
            return hostile(path, required.getType(), depth);
        }
        var all = new ArrayList<Hostile>();
        if (type instanceof ListType list) {
            Object one = example(path.substring(path.lastIndexOf('.') + 1), list.getType(), 1);
            all.add(new Hostile(path, "10,000 elements", Collections.nCopies(10_000, one), false));
            all.add(new Hostile(path, "null inside", Collections.singletonList(null), false));
            for (Hostile each : hostile(path, list.getType(), depth)) {
                all.add(
                        each.path.equals(path)
                                ? new Hostile(
                                        path,
                                        each.kind + " in a list",
                                        Collections.singletonList(each.value),
                                        each.neverAccepted)
                                : each);
            }
            return all;
        }
        String of = ((TypeName) type).getName();
        if (schema.getType(of, InputObjectTypeDefinition.class).isPresent()) {
            for (InputValueDefinition field : fields(of)) {
                all.addAll(hostile(path + "." + field.getName(), field.getType(), depth + 1));
            }
            all.add(new Hostile(path, "a text for an object", MARK, true));
            all.add(new Hostile(path, "an object with a foreign field", Map.of(MARK, MARK), true));
            return all;
        }
        boolean text = of.equals("String") || of.equals("ID");
        // Keys are stored as digests: any text will do, of a length.
        boolean digested = path.endsWith("idempotencyKey");
        all.add(new Hostile(path, "NUL", MARK + "\u0000", !digested));
        all.add(new Hostile(path, "a lone high surrogate", MARK + "\ud800", !digested));
        all.add(new Hostile(path, "a lone low surrogate", "\udc00" + MARK, !digested));
        all.add(new Hostile(path, "900,000 characters", MARK + "x".repeat(900_000), true));
        all.add(new Hostile(path, "nothing", "", false));
        all.add(new Hostile(path, "a control character", MARK + "\u001b[2J", !digested));
        all.add(new Hostile(path, "a list", Arrays.asList(MARK, List.of(MARK)), !text));
        all.add(new Hostile(path, "an object", Map.of(MARK, Map.of()), true));
        all.add(new Hostile(path, "a negative number", -1, false));
        all.add(new Hostile(path, "a huge number", new BigInteger("9".repeat(40)), !text));
        all.add(new Hostile(path, "a number with a huge exponent", new BigDecimal("1e400"), !text));
        return all;
    }

    private record Hostile(
            String path, String kind, @Nullable Object value, boolean neverAccepted) {
        /** The honest argument with this one place exchanged. */
        @Nullable
        Object inside(@Nullable Object honest) {
            int dot = path.indexOf('.');
            return dot < 0 ? value : exchanged(honest, path.substring(dot + 1));
        }

        private @Nullable Object exchanged(@Nullable Object honest, String below) {
            if (honest instanceof List<?> list) {
                return Collections.singletonList(exchanged(list.get(0), below));
            }
            var copy = new LinkedHashMap<String, Object>();
            if (honest instanceof Map<?, ?> map) {
                map.forEach((key, each) -> copy.put((String) key, each));
            }
            int dot = below.indexOf('.');
            String name = dot < 0 ? below : below.substring(0, dot);
            copy.put(name, dot < 0 ? value : exchanged(copy.get(name), below.substring(dot + 1)));
            return copy;
        }
    }
}
