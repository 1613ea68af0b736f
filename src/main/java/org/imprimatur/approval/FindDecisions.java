package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.Reads;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Release decisions, as far as somebody may see the requests that they decided. */
@ApplicationScoped
public class FindDecisions {
    private final DecisionRows rows;
    private final FindRequests requests;
    private final Entitlement entitlement;
    private final AuditEntries audit;
    private final AuditLog log;

    FindDecisions(DecisionRows rows, FindRequests requests, Entitlement entitlement, AuditEntries audit, AuditLog log) {
        this.rows = rows;
        this.requests = requests;
        this.entitlement = entitlement;
        this.audit = audit;
        this.log = log;
    }

    @Reads
    public Optional<ReleaseDecision> byId(Actor actor, UUID id) {
        return requests.by(actor, RequestRows.By.DECISION, id)
                .flatMap(request -> request.decisions().stream()
                        .filter(decision -> decision.id().equals(id))
                        .findFirst());
    }

    /**
     * One page, the latest first. Rows that no entry vouches for are left out.
     *
     * @param backward whether the page lies before the position; it is then answered nearest first
     */
    @Reads
    public List<ReleaseDecision> page(
            Actor actor, DecisionSearch search, @Nullable Position from, boolean backward, int limit) {
        return log.vouchedFor(
                wanted(actor, search).page(rows.getEntityManager(), from, !backward, limit), DecisionRow::cited);
    }

    /** How many there are; stops counting at the limit. */
    @Reads
    public int count(Actor actor, DecisionSearch search, int limit) {
        return wanted(actor, search).count(rows.getEntityManager(), limit);
    }

    /** The entry that vouches for the decision; empty for whoever may not see its request. */
    @Reads
    public Optional<AuditEntries.Placed> entryOf(Actor actor, UUID decision) {
        return rows.findByIdOptional(decision)
                .filter(row -> requests.byId(actor, row.requestId).isPresent())
                .flatMap(row -> audit.find(row.entryId));
    }

    private KeysetQuery<DecisionRow> wanted(Actor actor, DecisionSearch search) {
        PersonId person = actor.person();
        var wanted = new KeysetQuery<>(DecisionRow.class, "decidedAt")
                .where("outcome in (:outcomes)", "outcomes", search.outcomes().isEmpty() ? null : search.outcomes())
                .where("audience = :audience", "audience", search.audience())
                .where("documentId = :document", "document", search.document());
        if (person == null) {
            return wanted.where("false");
        }
        return entitlement.visibility(actor) == Visibility.ALL
                ? wanted
                : wanted.where(
                        "requestId in (select q.id from RequestRow q where " + RequestRows.seenByViewer("q") + ")",
                        "viewer",
                        person.value());
    }
}
