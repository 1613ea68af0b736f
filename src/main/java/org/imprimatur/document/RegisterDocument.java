package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.DocumentReference;
import org.imprimatur.identity.Actor;

/** A submitter says that there is a document. */
@ApplicationScoped
public class RegisterDocument {
    private final Documents documents;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    RegisterDocument(Documents documents, Entitlement entitlement, DatabaseClock clock) {
        this.documents = documents;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /** @throws RuleViolation where the actor is not a submitter, or what they say is not acceptable */
    @Act(Action.REGISTER_DOCUMENT)
    @Transactional
    public Document register(Actor actor, Document.Registration said) {
        Instant now = clock.now();
        var authority = entitlement.require(actor, DocumentAct.REGISTER, now);
        var given = new Document.Identity(
                UUID.randomUUID(),
                DocumentReference.of(now.atOffset(ZoneOffset.UTC).getYear(), documents.nextNumber()),
                RandomSalt.next());
        return documents.record(Document.register(said, given, actor, authority, now));
    }
}
