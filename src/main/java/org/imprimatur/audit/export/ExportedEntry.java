package org.imprimatur.audit.export;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/** An entry that somebody sent: nothing in it is believed. What it says is read from its bytes alone. */
final class ExportedEntry {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");

    private static final Set<String> FIELDS = Set.of(
            "v",
            "type",
            "id",
            "time",
            "action",
            "outcome",
            "actor",
            "auth",
            "role",
            "reason",
            "manifest",
            "subject",
            "state",
            "policy",
            "legal",
            "facts",
            "details",
            "rows",
            "trace",
            "app");

    private final JsonNode body;

    private ExportedEntry(JsonNode body) {
        this.body = body;
    }

    /** @throws TlogFormatException for what is not the canonical JSON of an entry of version 1 */
    static ExportedEntry parse(byte[] bytes) {
        JsonNode body;
        try {
            body = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new TlogFormatException("it is not JSON");
        }
        if (body == null || !body.isObject() || !isCanonical(body, bytes)) {
            throw new TlogFormatException("it is not RFC 8785 JSON");
        }
        ExportedEntry entry = new ExportedEntry(body);
        entry.requireEntry();
        return entry;
    }

    /** The text at a JSON pointer; null where there is none. */
    @Nullable
    String text(String pointer) {
        return body.at(pointer).textValue();
    }

    String id() {
        return String.valueOf(text("/id"));
    }

    private void requireEntry() {
        String time = text("/time");
        String id = text("/id");
        boolean known = body.path("v").asInt() == 1 && EntryBody.TYPE.equals(text("/type"));
        if (!known || id == null || time == null || !TIME.matcher(time).matches()) {
            throw new TlogFormatException("it is no audit entry of version 1");
        }
        if (text("/action") == null || text("/outcome") == null || text("/actor/id") == null) {
            throw new TlogFormatException("it does not say who did what");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new TlogFormatException("it has a field that no entry of version 1 has");
            }
        });
        if (!isUuid(id)) {
            throw new TlogFormatException("its id is no UUID");
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCanonical(JsonNode body, byte[] bytes) {
        try {
            @SuppressWarnings("unchecked") // an object is one
            var object = (Map<String, ?>) plain(body);
            return Arrays.equals(CanonicalJson.bytes(object), bytes);
        } catch (IllegalArgumentException unwritable) {
            return false;
        }
    }

    private static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var object = new TreeMap<String, Object>();
                node.fields().forEachRemaining(field -> object.put(field.getKey(), plain(field.getValue())));
                yield object;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                node.forEach(each -> list.add(plain(each)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> {
                if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                    throw new IllegalArgumentException("a number that no entry holds");
                }
                yield node.longValue();
            }
            case NULL, BINARY, MISSING, POJO -> throw new IllegalArgumentException("a value that no entry holds");
        };
    }
}
