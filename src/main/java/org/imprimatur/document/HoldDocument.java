package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.LegalHold;
import org.imprimatur.identity.Actor;

/** A records officer or counsel keeps a document from being destroyed, and lets go of it again. */
@ApplicationScoped
public class HoldDocument {
    private final Documents documents;
    private final LegalHolds holds;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    HoldDocument(Documents documents, LegalHolds holds, Entitlement entitlement, DatabaseClock clock) {
        this.documents = documents;
        this.holds = holds;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /** An attempt to lift a hold. */
    public record HoldAttempt(UUID hold) implements Attempt {}

    /**
     * From its commit on nothing of the document is destroyed; what a sweep destroyed before that is gone.
     *
     * @param matter what it is for; one line
     * @throws RuleViolation where the actor may not, does not see the document, or names no matter
     */
    @Act(Action.PLACE_LEGAL_HOLD)
    @Transactional
    public LegalHold place(Actor actor, DocumentAttempt which, String matter) {
        requireMayHold(actor);
        requireShown(actor, which);
        var document = documents.lock(which.document());
        Instant now = clock.now();
        var authority = entitlement.require(actor, DocumentAct.HOLD, now);
        if (!entitlement.sees(actor, document)) {
            throw new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND);
        }
        return holds.record(LegalHold.place(
                document.id(),
                matter,
                new LegalHold.Identity(UUID.randomUUID(), RandomSalt.next()),
                actor,
                authority,
                now));
    }

    /** @throws RuleViolation where the actor may not, there is no such hold, or it was lifted already */
    @Act(Action.LIFT_LEGAL_HOLD)
    @Transactional
    public LegalHold lift(Actor actor, HoldAttempt which) {
        requireMayHold(actor);
        var found = holds.find(which.hold()).orElseThrow(() -> new RuleViolation(DocumentRefusal.HOLD_NOT_FOUND));
        documents.lock(found.document());
        Instant now = clock.now();
        var authority = entitlement.require(actor, DocumentAct.HOLD, now);
        return holds.record(holds.find(which.hold())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.HOLD_NOT_FOUND))
                .lift(actor, authority, now));
    }

    /** The document's holds, oldest first; none for whoever does not see the document. */
    @Transactional
    public List<LegalHold> of(Actor actor, UUID document) {
        return entitlement
                .sight(actor)
                .flatMap(sight -> documents.shown(sight, document))
                .map(found -> holds.of(found.id()))
                .orElse(List.of());
    }

    /** Before any lock: what is hidden is not waited for. */
    private void requireShown(Actor actor, DocumentAttempt which) {
        if (entitlement
                .sight(actor)
                .filter(sight -> documents.isShown(sight, which.document()))
                .isEmpty()) {
            throw new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND);
        }
    }

    /** @throws RuleViolation where the actor may not place or lift holds now */
    @Transactional
    public void requireMayHold(Actor actor) {
        entitlement.require(actor, DocumentAct.HOLD, clock.now());
    }
}
