package org.imprimatur.document.rules;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/**
 * Bytes that must not go out, in whatever document they are or will be. One authorised person sets the mark, at once; there
 * is no way to take it away.
 *
 * @param reason prose
 * @param salt 128 random bits in hexadecimal; keeps the entry's digest of this row from confirming guessed bytes
 */
public record BlockedDigest(UUID id, Sha256 sha256, String reason, PersonId blockedBy, Instant blockedAt, String salt)
        implements Attested {
    /** What the system gives the mark. */
    public record Identity(UUID id, String salt) {}

    /**
     * @param already whether the digest is blocked
     * @param authority under which the actor acts now
     * @throws RuleViolation where the actor may not, gives no reason, or the digest is blocked already
     */
    public static Change<BlockedDigest> block(
            Sha256 sha256,
            String reason,
            boolean already,
            Identity given,
            Actor actor,
            Authority authority,
            Instant at) {
        DocumentAct.BLOCK_DIGEST.requireOf(authority);
        var why = Wording.reason(
                reason, DocumentRefusal.BLOCK_REASON_MISSING, DocumentRefusal.BLOCK_REASON_NOT_ACCEPTABLE);
        if (already) {
            throw new RuleViolation(DocumentRefusal.DIGEST_ALREADY_BLOCKED);
        }
        var blocked = new BlockedDigest(given.id(), sha256, why, authority.person(), at, given.salt());
        var event = AuditEvent.of(Action.BLOCK_DIGEST, actor, at)
                .as(authority.role())
                .detail("sha256", sha256.hex())
                .detail("reason", why);
        return new Change<>(blocked, event);
    }

    @Override
    public String attestedKind() {
        return "blocked-digest";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("sha256", sha256.hex());
        content.put("reason", Sha256.of(reason).hex());
        content.put("blockedBy", blockedBy.toString());
        content.put("blockedAt", EntryBody.time(blockedAt));
        content.put("salt", salt);
        return content;
    }
}
