package org.imprimatur.visibility;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.language.FieldDefinition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.testing.Answer;

/**
 * What one viewer sees: each object by its id, with everything of it, and each way by which one object leads to another. A
 * position is an object's id and the path of a value within it.
 */
final class Walk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 10;

    private final ApprovedSchema schema;
    private final World.Viewer viewer;
    private final String query;

    /** Type.field → positions at which the viewer sees something. */
    final Map<String, Set<String>> shown = new TreeMap<>();
    /** Values of nodes as they were asked for by their ids. */
    final Map<String, JsonNode> byId = new LinkedHashMap<>();
    /** Type.field and id → the node's values as that way showed them. */
    final Map<String, JsonNode> byWay = new LinkedHashMap<>();

    Walk(ApprovedSchema schema, World.Viewer viewer) {
        this.schema = schema;
        this.viewer = viewer;
        this.query = "query($ids: [ID!]!) { nodes(ids: $ids) { " + schema.everythingOfAnyNode() + " } }";
    }

    /** Asks for these objects, and for whatever they lead to, until there is nothing new. */
    void from(Iterable<String> ids) {
        var todo = new ArrayDeque<String>();
        ids.forEach(todo::add);
        var asked = new LinkedHashSet<String>();
        while (!todo.isEmpty()) {
            var some = new ArrayList<String>();
            while (!todo.isEmpty() && some.size() < AT_ONCE) {
                String id = todo.remove();
                if (asked.add(id)) {
                    some.add(id);
                }
            }
            if (!some.isEmpty()) {
                for (JsonNode node :
                        ask(query, Map.of("ids", some)).path("data").path("nodes")) {
                    if (!node.isNull()) {
                        take(node, todo);
                    }
                }
            }
        }
    }

    /** Asks what the viewer may do with these objects. */
    void permissions(Iterable<String> ids) {
        String permissions = "query($ids: [ID!]!) { nodes(ids: $ids) { " + schema.permissionsOfAnyNode() + " } }";
        for (JsonNode node : ask(permissions, Map.of("ids", ids)).path("data").path("nodes")) {
            if (!node.isNull()) {
                String type = node.path("__typename").asText();
                for (FieldDefinition field : schema.fields(type)) {
                    JsonNode value = node.path(type + "_" + field.getName());
                    if (!isNothing(value)) {
                        note(type + "." + field.getName(), node.path("id").asText());
                    }
                }
            }
        }
    }

    private void take(JsonNode node, ArrayDeque<String> todo) {
        String type = node.path("__typename").asText();
        String id = node.path("id").asText();
        byId.put(id, node);
        note(type + ".id", id);
        for (FieldDefinition field : schema.fields(type)) {
            JsonNode value = node.path(type + "_" + field.getName());
            look(type, field.getName(), value, id + "/" + field.getName(), todo);
        }
    }

    /** Notes that there is something, and goes into it. */
    private void look(String type, String field, JsonNode value, String position, ArrayDeque<String> todo) {
        if (isNothing(value)) {
            return;
        }
        note(type + "." + field, position);
        String of = schema.typeOf(type, field);
        if (value.isArray()) {
            int place = 0;
            for (JsonNode each : value) {
                into(type + "." + field, of, each, position + "/" + place++, todo);
            }
        } else {
            into(type + "." + field, of, value, position, todo);
        }
    }

    private void into(String way, String type, JsonNode value, String position, ArrayDeque<String> todo) {
        if (!schema.isObject(type) || value.isNull()) {
            return;
        }
        if (schema.isNode(type)) {
            String id = value.path("id").asText();
            byWay.put(way + " " + id, value);
            todo.add(id);
            return;
        }
        for (FieldDefinition field : schema.fields(type)) {
            look(type, field.getName(), value.path(field.getName()), position + "/" + field.getName(), todo);
        }
    }

    private void note(String field, String position) {
        shown.computeIfAbsent(field, any -> new TreeSet<>()).add(position);
    }

    static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isArray() && value.isEmpty()
                || value.has("nodes") && value.path("nodes").isEmpty();
    }

    /** The plain values of a node that were shown on some way and are others than those shown by its id. */
    List<String> differences() {
        var differences = new ArrayList<String>();
        byWay.forEach((way, shownThere) -> {
            JsonNode whole = byId.get(shownThere.path("id").asText());
            if (whole == null) {
                differences.add(way + " leads to what its id does not find");
                return;
            }
            String type = whole.path("__typename").asText();
            shownThere.properties().forEach(value -> {
                String name = value.getKey();
                if (!name.startsWith("__")
                        && !name.equals("id")
                        && !value.getValue().equals(whole.path(type + "_" + name))) {
                    differences.add(
                            way + "." + name + ": " + value.getValue() + " and not " + whole.path(type + "_" + name));
                }
            });
        });
        return differences;
    }

    JsonNode ask(String query, Map<String, ?> variables) {
        return ask(viewer, query, variables);
    }

    static JsonNode ask(World.Viewer viewer, String query, Map<String, ?> variables) {
        String answer = given().auth()
                .oauth2(viewer.api().token())
                .contentType("application/json")
                .body(Answer.text(Map.of("query", query, "variables", variables)))
                .post("/graphql")
                .asString();
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new IllegalStateException(answer, e);
        }
    }
}
