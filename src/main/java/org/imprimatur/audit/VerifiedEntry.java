package org.imprimatur.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.jspecify.annotations.Nullable;

/** An entry whose MAC verified: what its body says. */
public final class VerifiedEntry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode body;
    private final byte[] bytes;

    private VerifiedEntry(JsonNode body, byte[] bytes) {
        this.body = body;
        this.bytes = bytes;
    }

    /** @throws IllegalStateException for bytes that are not JSON, which a verified entry never is */
    static VerifiedEntry parse(byte[] body) {
        try {
            return new VerifiedEntry(JSON.readTree(body), body);
        } catch (IOException e) {
            throw new IllegalStateException("a verified entry is not JSON", e);
        }
    }

    /** What was hashed into the log. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The same as text: RFC 8785 JSON. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public UUID id() {
        return UUID.fromString(body.get("id").textValue());
    }

    public Instant at() {
        return Instant.parse(body.get("time").textValue());
    }

    public Action action() {
        return Action.valueOf(body.get("action").textValue());
    }

    public Outcome outcome() {
        return Outcome.valueOf(body.get("outcome").textValue());
    }

    /** The actor's opaque id, see {@code EntryBody.actorId}. */
    public String actorId() {
        return body.get("actor").get("id").textValue();
    }

    /** The value at a path such as {@code subject.request} or {@code facts.round}, as text; null where there is none. */
    public @Nullable String text(String path) {
        JsonNode node = body.at("/" + path.replace('.', '/'));
        return node.isMissingNode() || node.isContainerNode() ? null : node.asText();
    }

    /** The subject's id of the given name ({@code document}, {@code version}, {@code request}, {@code release}, {@code person}). */
    public @Nullable UUID subject(String name) {
        String id = text("subject." + name);
        return id == null ? null : UUID.fromString(id);
    }

    /** What it was about. */
    public Subject subject() {
        return new Subject(
                subject("document"), subject("version"), subject("request"), subject("release"), subject("person"));
    }

    /** The commitments that stand for private texts, by field. */
    public SortedMap<String, Sha256> details() {
        var details = new TreeMap<String, Sha256>();
        body.path("details")
                .properties()
                .forEach(detail -> details.put(
                        detail.getKey(), new Sha256(detail.getValue().textValue())));
        return details;
    }

    /** What it says, for rules that fold the log. */
    public RecordedAct act() {
        return RecordedAct.of(JSON.convertValue(body, new TypeReference<Map<String, Object>>() {}));
    }

    /** The rows that it vouches for: kind, id and digest, each with a space between. */
    List<String> rows() {
        var rows = new ArrayList<String>();
        body.path("rows")
                .forEach(row -> rows.add(row.path("kind").asText() + " "
                        + row.path("id").asText() + " " + row.path("sha256").asText()));
        return rows;
    }

    boolean attests(String kind, String id, Sha256 digest) {
        if (outcome() != Outcome.PERMITTED) {
            return false;
        }
        for (JsonNode row : body.path("rows")) {
            if (kind.equals(row.path("kind").textValue())
                    && id.equals(row.path("id").textValue())
                    && digest.hex().equals(row.path("sha256").textValue())) {
                return true;
            }
        }
        return false;
    }
}
