package org.imprimatur.audit.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/**
 * An entry that somebody sent: nothing in it is believed. What it says is read from its bytes alone, and they must be the one
 * spelling of it (RFC 8785): while the tokens come, the canonical spelling of each is compared with the bytes in their place. A name
 * that stands there twice, a space, a second value behind the first, another order: none of it has these bytes.
 */
final class ExportedEntry {
    private static final JsonFactory JSON = new JsonFactory();
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

    /** What is asked for, by what it lies in: the entry itself, or a field of it. */
    private static final Map<String, Set<String>> TEXTS = Map.of(
            "", Set.of("type", "id", "time", "action", "outcome", "reason"),
            "actor", Set.of("id"),
            "subject", Set.of("person", "document", "version", "request", "release"));

    private static final String DEEPER = "/";

    private final byte[] bytes;
    private final Map<String, String> texts = new HashMap<>();
    private int at;
    private boolean isFirstVersion;
    private UUID id = new UUID(0, 0);

    private ExportedEntry(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws TlogFormatException for what is not the canonical JSON of an entry of version 1 */
    static ExportedEntry parse(byte[] bytes) {
        var entry = new ExportedEntry(bytes);
        try (JsonParser tokens = JSON.createParser(bytes)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                throw new TlogFormatException("it is no JSON object");
            }
            entry.object(tokens, "");
        } catch (IOException e) {
            throw new TlogFormatException("it is not JSON");
        }
        if (entry.at != bytes.length) {
            throw notCanonical();
        }
        entry.requireEntry();
        return entry;
    }

    /**
     * A text; null where there is none.
     *
     * @param pointer a name of the entry's, or two of them: the second within the first
     */
    @Nullable
    String text(String pointer) {
        return texts.get(pointer);
    }

    UUID id() {
        return id;
    }

    private void requireEntry() {
        String time = text("time");
        String named = text("id");
        if (!isFirstVersion
                || !EntryBody.TYPE.equals(text("type"))
                || named == null
                || time == null
                || !TIME.matcher(time).matches()) {
            throw new TlogFormatException("it is no audit entry of version 1");
        }
        if (text("action") == null || text("outcome") == null || text("actor/id") == null) {
            throw new TlogFormatException("it does not say who did what");
        }
        try {
            id = UUID.fromString(named);
        } catch (IllegalArgumentException e) {
            throw new TlogFormatException("its id is no UUID");
        }
        if (!id.toString().equals(named)) {
            throw new TlogFormatException("its id is no UUID");
        }
    }

    private void object(JsonParser tokens, String within) throws IOException {
        String before = null;
        char separator = '{';
        for (String name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
            if (within.isEmpty() && !FIELDS.contains(name)) {
                throw new TlogFormatException("it has a field that no entry of version 1 has");
            }
            if (before != null && before.compareTo(name) >= 0) {
                throw notCanonical();
            }
            before = name;
            one(separator);
            quoted(name);
            one(':');
            value(tokens, tokens.nextToken(), within, name);
            separator = ',';
        }
        if (before == null) {
            one('{');
        }
        one('}');
    }

    private void array(JsonParser tokens) throws IOException {
        char separator = '[';
        for (JsonToken next = tokens.nextToken(); next != JsonToken.END_ARRAY; next = tokens.nextToken()) {
            one(separator);
            value(tokens, next, DEEPER, "");
            separator = ',';
        }
        if (separator == '[') {
            one('[');
        }
        one(']');
    }

    private void value(JsonParser tokens, @Nullable JsonToken token, String within, String name) throws IOException {
        if (token == null) {
            throw new TlogFormatException("it is not JSON");
        }
        switch (token) {
            case START_OBJECT -> object(tokens, within.isEmpty() ? name : DEEPER);
            case START_ARRAY -> array(tokens);
            case VALUE_STRING -> {
                String text = tokens.getText();
                quoted(text);
                if (TEXTS.getOrDefault(within, Set.of()).contains(name)) {
                    texts.put(within.isEmpty() ? name : within + DEEPER + name, text);
                }
            }
            case VALUE_NUMBER_INT -> {
                long number = tokens.getLongValue();
                if (number > CanonicalJson.LARGEST_EXACT || number < -CanonicalJson.LARGEST_EXACT) {
                    throw notCanonical();
                }
                exactly(Long.toString(number));
                isFirstVersion |= within.isEmpty() && name.equals("v") && number == 1;
            }
            case VALUE_TRUE -> exactly("true");
            case VALUE_FALSE -> exactly("false");
            default -> throw new TlogFormatException("it has a value that no entry holds");
        }
    }

    /** What is plain ASCII is its own canonical spelling; the rest is left to whoever writes entries. */
    private void quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                canonical(text);
                return;
            }
        }
        one('"');
        exactly(text);
        one('"');
    }

    private void canonical(String text) {
        try {
            for (byte each : CanonicalJson.bytesOf(text)) {
                if (at >= bytes.length || bytes[at++] != each) {
                    throw notCanonical();
                }
            }
        } catch (IllegalArgumentException unwritable) {
            throw notCanonical();
        }
    }

    private void exactly(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            one(ascii.charAt(i));
        }
    }

    private void one(char ascii) {
        if (at >= bytes.length || bytes[at++] != ascii) {
            throw notCanonical();
        }
    }

    private static TlogFormatException notCanonical() {
        return new TlogFormatException("it is not RFC 8785 JSON");
    }
}
