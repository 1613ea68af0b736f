package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.RequestAsOf;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.RecordedAct;
import org.imprimatur.authority.ReadAudit;
import org.imprimatur.document.rules.DocumentAsOf;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.ReleaseAsOf;
import org.jspecify.annotations.Nullable;

/**
 * What documents and requests were, by the log and not by the tables: for auditors, who need not take the tables' word. Each
 * question is on record. Entries that have no place in the log yet are not in it.
 */
@ApplicationScoped
public class FindPastState {
    private static final List<Action> OF_REQUEST = Stream.of(RequestAsOf.ACTS, ReleaseAsOf.ACTS)
            .flatMap(List::stream)
            .distinct()
            .toList();
    private static final List<Action> OF_DOCUMENT = Stream.of(DocumentAsOf.ACTS, OF_REQUEST)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private final ReadAudit audit;

    FindPastState(ReadAudit audit) {
        this.audit = audit;
    }

    /**
     * When: after so many entries of the log, or by the acts up to a moment, itself included. One of both.
     *
     * @param treeSize at least 0
     */
    public record When(@Nullable Long treeSize, @Nullable Instant at) {
        public When {
            if ((treeSize == null) == (at == null)) {
                throw new IllegalArgumentException("either after so many entries or at a moment");
            }
        }

        /** The database keeps microseconds, and ends of times are exclusive. */
        private @Nullable Instant until() {
            return at == null ? null : at.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
        }
    }

    /**
     * A document with all that had been asked about it.
     *
     * @param treeSize of how many entries this is the fold
     */
    public record PastDocument(
            long treeSize, DocumentAsOf document, List<RequestAsOf> requests, List<ReleaseAsOf> releases) {}

    /**
     * A request with its releases.
     *
     * @param treeSize of how many entries this is the fold
     */
    public record PastRequest(long treeSize, RequestAsOf request, List<ReleaseAsOf> releases) {}

    /** @throws RuleViolation where the actor is not an auditor, or the log was never so long */
    @Act(Action.READ_AUDIT)
    @Transactional
    public Optional<PastDocument> document(Actor actor, UUID document, When when) {
        var past =
                audit.among(actor, AuditEntries.Filter.of(OF_DOCUMENT, document, null, when.until()), when.treeSize());
        List<RecordedAct> acts = acts(past);
        return DocumentAsOf.fold(document, acts)
                .map(folded -> new PastDocument(
                        past.treeSize(),
                        folded,
                        requests(acts).stream()
                                .flatMap(request -> RequestAsOf.fold(request, acts).stream())
                                .toList(),
                        ReleaseAsOf.fold(acts)));
    }

    /** @throws RuleViolation where the actor is not an auditor, or the log was never so long */
    @Act(Action.READ_AUDIT)
    @Transactional
    public Optional<PastRequest> request(Actor actor, UUID request, When when) {
        var past = audit.among(actor, AuditEntries.Filter.of(OF_REQUEST, null, request, when.until()), when.treeSize());
        List<RecordedAct> acts = acts(past);
        return RequestAsOf.fold(request, acts)
                .map(folded -> new PastRequest(past.treeSize(), folded, ReleaseAsOf.fold(acts)));
    }

    private static List<RecordedAct> acts(ReadAudit.Past past) {
        return past.entries().stream().map(placed -> placed.entry().act()).toList();
    }

    private static Set<UUID> requests(List<RecordedAct> acts) {
        return acts.stream()
                .map(act -> act.subject().request())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
