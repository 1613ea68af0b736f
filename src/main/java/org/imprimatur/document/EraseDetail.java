package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.EntryDetails;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.authority.Authorities;
import org.imprimatur.document.rules.DetailErasure;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.ErasureGround;
import org.imprimatur.identity.Actor;

/** Erases a private text of an entry under a legal ground. Whatever was proved with the entry stays proved (decision 0034). */
@ApplicationScoped
public class EraseDetail {
    private final AuditEntries entries;
    private final EntryDetails details;
    private final DetailErasures erasures;
    private final Documents documents;
    private final LegalHolds holds;
    private final Entitlement entitlement;
    private final Authorities authorities;
    private final DatabaseClock clock;

    EraseDetail(
            AuditEntries entries,
            EntryDetails details,
            DetailErasures erasures,
            Documents documents,
            LegalHolds holds,
            Entitlement entitlement,
            Authorities authorities,
            DatabaseClock clock) {
        this.entries = entries;
        this.details = details;
        this.erasures = erasures;
        this.documents = documents;
        this.holds = holds;
        this.entitlement = entitlement;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** An attempt to erase a private text of an entry. */
    public record DetailAttempt(UUID entry, String field) implements Attempt {}

    /**
     * From its commit on the text is gone for ever, but for backups.
     *
     * @param reference what orders or allows it; one line
     * @throws RuleViolation where the actor may not under this ground, there is no such text, or it is held
     */
    @Act(Action.ERASE_DETAIL)
    @Transactional
    public DetailErasure erase(Actor actor, DetailAttempt which, ErasureGround ground, String reference) {
        requireMayErase(actor);
        VerifiedEntry entry = entries.find(which.entry())
                .map(AuditEntries.Placed::entry)
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.ENTRY_NOT_FOUND));
        List<UUID> about = details.documentsOf(entry.id());
        about.forEach(documents::lock);
        Instant now = clock.now();
        entitlement.require(actor, DocumentAct.ERASE_DETAIL, now);
        if (!authorities.holds(actor, ground.role(), now)) {
            throw new RuleViolation(DocumentRefusal.ERASURE_GROUND_OF_OTHER_ROLE);
        }
        var holder = new DetailErasure.Holder(
                entry.id(),
                entry.subject(),
                entry.actorId(),
                entry.details().keySet(),
                erasures.of(List.of(entry.id())).stream()
                        .map(erased -> erased.erasure().field())
                        .collect(Collectors.toUnmodifiableSet()),
                about.stream().anyMatch(holds::isHeld));
        return erasures.record(DetailErasure.erase(
                holder,
                which.field(),
                ground,
                reference,
                UUID.randomUUID(),
                actor,
                authorities.require(actor, ground.role(), now),
                now));
    }

    /** @throws RuleViolation where the actor may not erase anything now */
    @Transactional
    public void requireMayErase(Actor actor) {
        entitlement.require(actor, DocumentAct.ERASE_DETAIL, clock.now());
    }
}
