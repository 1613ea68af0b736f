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
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every version of a document from being destroyed while a matter lasts. One document can be held for several matters;
 * each hold is lifted by itself, by anybody who could have placed it.
 *
 * @param matter what it is for, for example a docket number
 * @param salt 128 random bits in hexadecimal; keeps the entry's digest of this row from confirming a guessed matter
 */
public record LegalHold(
        UUID id,
        UUID document,
        String matter,
        PersonId placedBy,
        Instant placedAt,
        @Nullable PersonId liftedBy,
        @Nullable Instant liftedAt,
        String salt)
        implements Attested {
    /** What the system gives a hold. */
    public record Identity(UUID id, String salt) {}

    /** @throws RuleViolation where the authority is for another role, or the matter is not named */
    public static Change<LegalHold> place(
            UUID document, String matter, Identity given, Actor actor, Authority authority, Instant at) {
        DocumentAct.HOLD.requireOf(authority);
        String named =
                Wording.line(matter, DocumentRefusal.HOLD_MATTER_MISSING, DocumentRefusal.HOLD_MATTER_NOT_ACCEPTABLE);
        var hold = new LegalHold(given.id(), document, named, authority.person(), at, null, null, given.salt());
        return new Change<>(
                hold, hold.event(Action.PLACE_LEGAL_HOLD, actor, authority, at).detail("matter", named));
    }

    /** @throws RuleViolation where the authority is for another role, or it was lifted already */
    public Change<LegalHold> lift(Actor actor, Authority authority, Instant at) {
        DocumentAct.HOLD.requireOf(authority);
        if (!stands()) {
            throw new RuleViolation(DocumentRefusal.HOLD_LIFTED_ALREADY);
        }
        var lifted = new LegalHold(id, document, matter, placedBy, placedAt, authority.person(), at, salt);
        return new Change<>(lifted, lifted.event(Action.LIFT_LEGAL_HOLD, actor, authority, at));
    }

    public boolean stands() {
        return liftedAt == null;
    }

    private AuditEvent event(Action action, Actor actor, Authority authority, Instant at) {
        return AuditEvent.of(action, actor, at)
                .about(Subject.ofDocument(document))
                .as(authority.role())
                .fact("hold", id.toString());
    }

    @Override
    public String attestedKind() {
        return "legal-hold";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("document", document.toString());
        content.put("matter", Sha256.of(matter).hex());
        content.put("placedBy", placedBy.toString());
        content.put("placedAt", EntryBody.time(placedAt));
        if (liftedBy != null && liftedAt != null) {
            content.put("liftedBy", liftedBy.toString());
            content.put("liftedAt", EntryBody.time(liftedAt));
        }
        content.put("salt", salt);
        return content;
    }
}
