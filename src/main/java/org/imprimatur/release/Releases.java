package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.FairLocks;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.ApprovalRequests;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.jspecify.annotations.Nullable;

/**
 * All releases. Call inside a transaction. Asks nobody's permission: whoever calls decides who sees the answer. A release
 * that its audit entry does not vouch for is told apart, so that it can still be stopped; nothing else is done with it.
 */
@ApplicationScoped
class Releases {
    private final ReleaseRows rows;
    private final ApprovalRequests requests;
    private final AuditLog audit;
    private final FairLocks locks;

    Releases(ReleaseRows rows, ApprovalRequests requests, AuditLog audit, FairLocks locks) {
        this.rows = rows;
        this.requests = requests;
        this.audit = audit;
        this.locks = locks;
    }

    /**
     * A release as it is stored.
     *
     * @param request what it puts into effect
     * @param vouched whether its audit entry vouches for its row
     * @param entry the entry that its row names
     */
    record Stored(Release release, ApprovalRequest request, boolean vouched, UUID entry) {
        /** @throws RuleViolation {@link ReleaseRefusal#RELEASE_UNVERIFIED} */
        Release verified() {
            if (!vouched) {
                throw new RuleViolation(ReleaseRefusal.RELEASE_UNVERIFIED);
            }
            return release;
        }
    }

    /**
     * Whether there is one of this id; asked before a lock, so that nobody waits for what is hidden.
     *
     * @param requester whose releases are looked at; null for everybody's
     */
    boolean isShown(@Nullable UUID requester, UUID id) {
        return rows.isShown(requester, id);
    }

    /** Empty too where its approval request is not there any more, by the log. */
    Optional<Stored> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(this::stored);
    }

    /**
     * Locks version, request and release, in this order, so that nothing that the release rests on changes until the
     * transaction ends.
     *
     * @throws RuleViolation {@link ReleaseRefusal#RELEASE_UNKNOWN}, or the refusal of a request or version that the log does
     *     not vouch for
     */
    Stored lock(UUID id) {
        requests.lock(rows.requestOf(id).orElseThrow(() -> new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN)));
        return lockToStop(id);
    }

    /**
     * Keeps the same from changing, together with others who only rely on it, and reads nothing. Whoever goes on reads, and verifies,
     * everything afterwards: in a later statement, as with the clock.
     */
    void share(Release release) {
        locks.shared(release.origin().version(), release.id());
    }

    /**
     * Locks the release alone, which is all that a stop needs.
     *
     * @throws RuleViolation {@link ReleaseRefusal#RELEASE_UNKNOWN}, or {@link ReleaseRefusal#RELEASE_UNVERIFIED} where the
     *     log does not vouch for its approval request, without which nobody can say what it releases
     */
    Stored lockToStop(UUID id) {
        return lockToStopIfVouchedFor(id).orElseThrow(() -> new RuleViolation(ReleaseRefusal.RELEASE_UNVERIFIED));
    }

    /** The same; empty where the log does not vouch for its approval request. */
    Optional<Stored> lockToStopIfVouchedFor(UUID id) {
        locks.alone(FairLocks.On.RELEASE, id);
        ReleaseRow row = rows.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN));
        return stored(row);
    }

    /** Every release that names these bytes, oldest first. */
    List<Stored> holding(Sha256 digest) {
        return all(rows.holding(digest));
    }

    List<UUID> idsHolding(Sha256 digest) {
        return rows.holding(digest);
    }

    List<UUID> idsOfRequest(UUID request) {
        return rows.ofRequest(request);
    }

    List<UUID> idsHoldingBytesOf(UUID version) {
        return rows.holdingBytesOf(version);
    }

    List<UUID> idsPublishedOf(UUID document) {
        return rows.publishedOf(document);
    }

    List<UUID> idsDue(Instant now, int limit) {
        return rows.due(now, limit);
    }

    List<UUID> idsOver(Instant now, int limit) {
        return rows.over(now, limit);
    }

    /** In the order given; in as many statements as for one. */
    List<Stored> all(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<UUID, ReleaseRow>();
        rows.list("id in ?1", ids).forEach(row -> found.put(row.id, row));
        var about =
                requests.find(found.values().stream().map(row -> row.requestId).collect(Collectors.toSet()));
        var cited = new HashMap<UUID, List<AuditLog.Cited<?>>>();
        found.forEach((id, row) -> {
            ApprovalRequest request = about.get(row.requestId);
            if (request != null) {
                cited.put(id, List.of(new AuditLog.Cited<>(row.entryId, row.toRelease(request))));
            }
        });
        var vouched = audit.vouchedForGroups(cited);
        var all = new ArrayList<Stored>();
        for (UUID id : ids) {
            ReleaseRow row = found.get(id);
            ApprovalRequest request = row == null ? null : about.get(row.requestId);
            if (row != null && request != null) {
                all.add(
                        vouched.contains(id)
                                ? new Stored(row.toRelease(request), request, true, row.entryId)
                                : toStored(row).apply(request));
            }
        }
        return all;
    }

    /** The reason that was given with the latest act on it; empty where there was none or it was erased. */
    Optional<String> lastReason(UUID id) {
        return rows.findByIdOptional(id).flatMap(row -> audit.detail(row.entryId, "reason"));
    }

    Optional<UUID> entryOf(UUID id) {
        return rows.findByIdOptional(id).map(row -> row.entryId);
    }

    Release record(Change<Release> change) {
        return audit.record(change, this::store);
    }

    /**
     * Stores a stop. Stopping what the log does not vouch for is allowed, but the new entry says so, since from then on it
     * vouches for the row.
     */
    Release recordStop(Stored before, Change<Release> change) {
        return before.vouched()
                ? record(change)
                : record(new Change<>(change.after(), change.event().fact("vouchedBefore", false)));
    }

    /** Stores a publication and, under the same entry, that the request was published. */
    Release recordPublication(Change<Release> change, ApprovalRequest request) {
        var published = request.asPublished();
        return audit.record(new Change<>(change.after(), change.event().attesting(published)), (release, entry) -> {
            store(release, entry);
            requests.storePublished(published, entry);
        });
    }

    private void store(Release release, UUID entry) {
        rows.getEntityManager().merge(new ReleaseRow(release, entry));
    }

    private Optional<Stored> stored(ReleaseRow row) {
        return requests.find(row.requestId).map(toStored(row));
    }

    private Function<ApprovalRequest, Stored> toStored(ReleaseRow row) {
        return request -> audit.vouchedFor(row, read -> new AuditLog.Cited<>(read.entryId, read.toRelease(request)))
                .map(release -> new Stored(release, request, true, row.entryId))
                .orElseGet(() -> new Stored(row.toRelease(request), request, false, row.entryId));
    }
}
