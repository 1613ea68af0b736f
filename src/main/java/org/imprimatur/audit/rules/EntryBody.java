package org.imprimatur.audit.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * The content of one audit entry: what is written as RFC 8785 bytes, under the MAC, and later hashed into the log. Version
 * 1 of the format; every field is an id, a digest, a code or a fixed-width UTC time with microseconds.
 */
public final class EntryBody {
    /** Identifies the format to whoever reads an exported entry. */
    public static final String TYPE = "org.imprimatur.audit-entry";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EntryBody() {}

    /**
     * @param trace the W3C trace id of the request, 32 hexadecimal digits; null where there is none
     * @param commitments for each of the event's details, the salted digest that stands for it
     */
    public static SortedMap<String, Object> of(
            UUID id,
            AuditEvent event,
            Outcome outcome,
            Map<String, Sha256> commitments,
            @Nullable String trace,
            String appVersion) {
        var body = new TreeMap<String, Object>();
        body.put("v", 1);
        body.put("type", TYPE);
        body.put("id", id.toString());
        body.put("time", time(event.at()));
        body.put("action", event.action().name());
        body.put("outcome", outcome.name());
        body.put(
                "actor",
                Map.of(
                        "id",
                        actorId(event.actor()),
                        "kind",
                        event.actor().kind().name()));
        var authentication = event.actor().authentication();
        if (authentication != null) {
            body.put("auth", authentication(authentication));
        }
        putIfPresent(body, "role", event.role() == null ? null : event.role().name());
        putIfPresent(body, "reason", event.reasonCode());
        putIfPresent(
                body,
                "manifest",
                event.manifest() == null ? null : event.manifest().hex());
        putIfAny(body, "subject", subject(event.subject()));
        var state = new TreeMap<String, Object>();
        putIfPresent(state, "from", event.from());
        putIfPresent(state, "to", event.to());
        putIfAny(body, "state", state);
        if (event.policy() != null) {
            body.put(
                    "policy",
                    Map.of(
                            "version",
                            event.policy().version(),
                            "digest",
                            event.policy().digest().hex()));
        }
        if (!event.legalBases().isEmpty()) {
            body.put("legal", event.legalBases());
        }
        putIfAny(body, "facts", event.facts());
        var details = new TreeMap<String, Object>();
        commitments.forEach((field, digest) -> details.put(field, digest.hex()));
        putIfAny(body, "details", details);
        if (!event.attests().isEmpty()) {
            body.put("rows", rows(event.attests()));
        }
        putIfPresent(body, "trace", trace);
        body.put("app", Map.of("version", appVersion));
        return body;
    }

    /** The salted digest by which an entry refers to free text: SHA-256 of the salt and the text's UTF-8 bytes. */
    public static Sha256 commitment(byte[] salt, String text) {
        var digest = Sha256.newDigest();
        digest.update(salt);
        digest.update(CanonicalJson.bytes(Map.of("text", text)));
        return Sha256.of(digest);
    }

    /** Who acted, as one opaque string: a person's id, the system component, or a digest for an account nobody linked. */
    public static String actorId(Actor actor) {
        if (actor.person() != null) {
            return actor.person().toString();
        }
        if (actor.system() != null) {
            return "system:" + actor.system();
        }
        var authentication = actor.authentication();
        if (authentication == null) {
            throw new IllegalArgumentException("an actor is a person, a component or an account");
        }
        var account = authentication.account();
        return "account:"
                + CanonicalJson.digest(Map.of("issuer", account.issuer(), "subject", account.subject()))
                        .hex();
    }

    /** The digest that an entry holds for an attested row. */
    public static Sha256 rowDigest(Attested row) {
        return CanonicalJson.digest(row.attested());
    }

    /** Fixed width, UTC, microseconds; the database keeps no more. */
    public static String time(Instant at) {
        return TIME.format(at.truncatedTo(ChronoUnit.MICROS));
    }

    private static SortedMap<String, Object> authentication(Authentication authentication) {
        var auth = new TreeMap<String, Object>();
        putIfPresent(auth, "acr", authentication.acr());
        if (!authentication.amr().isEmpty()) {
            auth.put("amr", authentication.amr());
        }
        var when = authentication.authenticatedAt();
        putIfPresent(auth, "auth_time", when == null ? null : time(when));
        putIfPresent(auth, "session", authentication.session());
        putIfPresent(auth, "client", authentication.client());
        return auth;
    }

    private static SortedMap<String, Object> subject(Subject subject) {
        var about = new TreeMap<String, Object>();
        putIfPresent(about, "document", text(subject.document()));
        putIfPresent(about, "version", text(subject.version()));
        putIfPresent(about, "request", text(subject.request()));
        putIfPresent(about, "release", text(subject.release()));
        putIfPresent(about, "person", text(subject.person()));
        return about;
    }

    private static List<Object> rows(List<Attested> attested) {
        var rows = new ArrayList<Object>();
        for (Attested row : attested) {
            rows.add(Map.of(
                    "kind",
                    row.attestedKind(),
                    "id",
                    row.attestedId(),
                    "sha256",
                    rowDigest(row).hex()));
        }
        return rows;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static void putIfPresent(SortedMap<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static void putIfAny(SortedMap<String, Object> map, String name, Map<String, Object> values) {
        if (!values.isEmpty()) {
            map.put(name, values);
        }
    }
}
