package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.audit.DerivedKeys;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client repeat an act without acting twice: the same key and input of the same actor give the same answer. Keeps
 * successes only, so that a refused act can be tried again under its key. Call inside the act's transaction, before any lock.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_-]{8,100}");

    private final EntityManager entityManager;
    private final DerivedKeys keys;

    IdempotencyKeys(EntityManager entityManager, DerivedKeys keys) {
        this.entityManager = entityManager;
        this.keys = keys;
    }

    /**
     * @param key null for an act that is not to be repeated safely
     * @param input everything that the client sent, the act's name included; see {@link CanonicalJson} for what it may hold
     * @param act does it and answers the id of what came of it
     * @return the id of what came of it, now or the first time
     * @throws RuleViolation {@link ApprovalRefusal#IDEMPOTENCY_KEY_INVALID} or
     *     {@link ApprovalRefusal#IDEMPOTENCY_KEY_REUSED}, or what the act throws
     */
    public UUID once(Actor actor, @Nullable String key, Map<String, ?> input, Supplier<UUID> act) {
        if (key == null) {
            return act.get();
        }
        if (!SPELLING.matcher(key).matches()) {
            throw new RuleViolation(ApprovalRefusal.IDEMPOTENCY_KEY_INVALID);
        }
        String actorId = EntryBody.actorId(actor);
        // A client may make its key of a name: what is kept is its digest, like that of the input.
        String kept = keys.keyedDigest("idempotency-key", key.getBytes(StandardCharsets.US_ASCII))
                .hex();
        // Under a key, so that nobody confirms a guessed name by it after the name was erased.
        Sha256 digest = keys.keyedDigest("idempotency", CanonicalJson.bytes(input));
        // A second try that overtakes the first waits here until the first has committed or failed.
        entityManager
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 1))")
                .setParameter("key", actorId + " " + kept)
                .getSingleResult();
        List<?> used = entityManager
                .createNativeQuery("select input_sha256, result_id from imprimatur.idempotency_key"
                        + " where actor_id = :actor and key = :key")
                .setParameter("actor", actorId)
                .setParameter("key", kept)
                .getResultList();
        if (used.isEmpty()) {
            UUID result = act.get();
            keep(actorId, kept, digest, result);
            return result;
        }
        Object[] row = (Object[]) used.get(0);
        if (!Digests.of((byte[]) row[0]).equals(digest)) {
            throw new RuleViolation(ApprovalRefusal.IDEMPOTENCY_KEY_REUSED);
        }
        return (UUID) row[1];
    }

    private void keep(String actorId, String key, Sha256 input, UUID result) {
        entityManager
                .createNativeQuery("insert into imprimatur.idempotency_key (actor_id, key, input_sha256, result_id)"
                        + " values (:actor, :key, :input, :result)")
                .setParameter("actor", actorId)
                .setParameter("key", key)
                .setParameter("input", input.bytes())
                .setParameter("result", result)
                .executeUpdate();
    }
}
