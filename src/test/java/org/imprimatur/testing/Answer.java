package org.imprimatur.testing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/**
 * A JSON answer, read by paths: {@code documents.nodes[0].id}, and {@code documents.nodes.id} for the ids of all nodes. What is
 * not there is null. REST Assured's own paths are Groovy scripts, each compiled when it is used: with them half of a test's
 * time went into the compiler. Null is unchecked here, as a test that is given one fails by it.
 */
@NullUnmarked
public final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile("([A-Za-z_$][A-Za-z0-9_]*)|\\[(-?\\d+)]");

    private final JsonNode root;

    /** Also for REST Assured: {@code answer.as(Answer.class)}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Answer(JsonNode root) {
        this.root = root;
    }

    public static Answer of(String json) {
        try {
            return new Answer(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    /** The JSON text of a request's body. */
    public static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("cannot be JSON", e);
        }
    }

    /** What stands at the path, as an answer of its own. */
    public Answer at(String path) {
        return new Answer(node(path));
    }

    public JsonNode json() {
        return root;
    }

    /** Numbers and truth values by their JSON text, lists as Java shows them. */
    public String getString(String path) {
        return string(node(path));
    }

    public int getInt(String path) {
        return present(path).asInt();
    }

    public long getLong(String path) {
        return present(path).asLong();
    }

    public boolean getBoolean(String path) {
        return present(path).asBoolean();
    }

    /** Texts, integers, truth values, maps and lists, as they stand there. */
    @SuppressWarnings("unchecked") // what stands there is for the test to know, which fails if it is another thing
    public <T> List<T> getList(String path) {
        return (List<T>) value(node(path));
    }

    @SuppressWarnings("unchecked")
    public <T> Map<String, T> getMap(String path) {
        return (Map<String, T>) value(node(path));
    }

    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        return (T) value(node(path));
    }

    /** A list of those elements of a list in which this text stands at this path. */
    public Answer where(String list, String path, String text) {
        var found = JSON.createArrayNode();
        node(list).forEach(each -> {
            if (text.equals(new Answer(each).getString(path))) {
                found.add(each);
            }
        });
        return new Answer(found);
    }

    private JsonNode present(String path) {
        JsonNode found = node(path);
        if (found.isMissingNode() || found.isNull()) {
            throw new NoSuchElementException("nothing at " + path);
        }
        return found;
    }

    private JsonNode node(String path) {
        JsonNode here = root;
        for (String part : path.split("\\.")) {
            var steps = STEP.matcher(part);
            int read = 0;
            while (steps.lookingAt()) {
                here = steps.group(1) != null
                        ? field(here, steps.group(1))
                        : here.path(Integer.parseInt(steps.group(2)));
                read = steps.end();
                steps.region(read, part.length());
            }
            if (read < part.length()) {
                throw new IllegalArgumentException("not a path: " + path);
            }
        }
        return here;
    }

    private static JsonNode field(JsonNode from, String name) {
        if (name.equals("$")) {
            return from;
        }
        if (!from.isArray()) {
            return from.path(name);
        }
        var all = JSON.createArrayNode();
        from.forEach(each -> {
            JsonNode value = field(each, name);
            all.add(value.isMissingNode() ? JSON.nullNode() : value);
        });
        return all;
    }

    private static String string(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return node.isValueNode() ? node.asText() : String.valueOf(value(node));
    }

    private static Object value(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        if (node.isArray()) {
            var all = new ArrayList<Object>();
            node.forEach(each -> all.add(value(each)));
            return all;
        }
        return JSON.convertValue(node, Object.class);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
