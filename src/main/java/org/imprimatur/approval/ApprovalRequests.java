package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.approval.rules.RequestHistory;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.VerifiedFacts;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.document.Versions;
import org.imprimatur.identity.PersonId;
import org.jboss.logging.Logger;

/**
 * All approval requests, with their sign-offs and release decisions. Call inside a transaction. A request is as if it were
 * not there when the audit log does not vouch for its row, or for any of its sign-offs or decisions: the request's entry
 * names each of them, so that none can be added, left out or changed beside it. Asks nobody's permission: whoever calls
 * decides who sees the answer.
 */
@ApplicationScoped
public class ApprovalRequests {
    private static final Logger LOG = Logger.getLogger(ApprovalRequests.class);

    /** The rows that belong to a request, each looked up by the request: none may be added, left out or changed beside it. */
    public static final List<Surroundings> PARTS = List.of(
            Surroundings.byId("imprimatur.manifest", "request_id"),
            Surroundings.byId("imprimatur.sign_off", "request_id"),
            Surroundings.byId("imprimatur.release_decision", "request_id"));

    /** The kinds of those parts that entries vouch for by themselves. */
    public static final Set<String> KINDS_OF_PARTS = Set.of("sign-off", "release-decision");

    /** The texts of commitments, looked up by their digests: once one is erased, it is known no more. */
    public static final Surroundings TEXTS = Surroundings.byDigest("private.opening", "sha256");

    private final RequestRows rows;
    private final ManifestRows manifests;
    private final SignOffRows signOffs;
    private final DecisionRows decisions;
    private final Openings openings;
    private final StoredRequests stored;
    private final Versions versions;
    private final AuditLog audit;
    private final SupposedFacts<UUID, ApprovalRequest> known;

    ApprovalRequests(
            RequestRows rows,
            ManifestRows manifests,
            SignOffRows signOffs,
            DecisionRows decisions,
            Openings openings,
            StoredRequests stored,
            Versions versions,
            AuditLog audit,
            RecordWatch watch) {
        this.rows = rows;
        this.manifests = manifests;
        this.signOffs = signOffs;
        this.decisions = decisions;
        this.openings = openings;
        this.stored = stored;
        this.versions = versions;
        this.audit = audit;
        this.known = watch.supposed(
                List.of("approval-request"),
                KINDS_OF_PARTS,
                Stream.concat(PARTS.stream(), Stream.of(TEXTS)).toList());
    }

    public Optional<ApprovalRequest> find(UUID id) {
        return rows.findByIdOptional(id).flatMap(this::vouchedFor);
    }

    /** Those of these that are there, by id; in as many statements as for one. */
    public Map<UUID, ApprovalRequest> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, ApprovalRequest>();
        Set<UUID> unknown = known.recalled(ids, found);
        if (!unknown.isEmpty()) {
            vouchedFor(rows.list("id in ?1", unknown)).forEach(request -> found.put(request.id(), request));
        }
        return found;
    }

    Optional<ApprovalRequest> shown(Sight sight, RequestRows.By by, UUID id) {
        return sight.all() && by == RequestRows.By.ITSELF
                ? find(List.of(id)).values().stream().findFirst()
                : rows.shown(sight, by, id).flatMap(this::vouchedFor);
    }

    /** Whether there is one of this id that they see; asked before a lock, so that nobody waits for what is hidden. */
    boolean isShown(Sight sight, UUID id) {
        return requesterOf(sight, id).isPresent();
    }

    /** Who asked for the request of this id; empty where they do not see it. */
    Optional<PersonId> requesterOf(Sight sight, UUID id) {
        return rows.requesterOf(sight, id).map(PersonId::new);
    }

    /**
     * Keeps everybody else from changing the version or the request until the transaction ends: locks the version, then the
     * request. Whoever goes on to a release locks that last. Read the clock afterwards.
     *
     * @throws RuleViolation {@link ApprovalRefusal#REQUEST_UNKNOWN}
     */
    public ApprovalRequest lock(UUID id) {
        versions.lock(rows.versionOf(id).orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN)));
        return rows.lock(id)
                .flatMap(this::vouchedFor)
                .orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN));
    }

    /**
     * Stores that the request's release was published, under the release's own entry. For the release, which holds the
     * request's lock and lets its event attest {@code published}.
     *
     * @param published what {@link ApprovalRequest#asPublished()} answered
     * @param entry of the publication
     */
    public void storePublished(ApprovalRequest published, UUID entry) {
        rows.getEntityManager().merge(new RequestRow(published, entry));
    }

    /**
     * What became of every request about a version, in no order; empty where the log does not vouch for one of them, so that
     * nobody knows. The caller holds the version's lock.
     */
    public Optional<List<RequestHistory>> historiesOf(UUID version) {
        var histories = new ArrayList<RequestHistory>();
        for (RequestRow row : rows.list("versionId", version)) {
            var request = vouchedFor(row);
            var since = audit.entry(row.entryId).map(VerifiedEntry::at);
            if (request.isEmpty() || since.isEmpty()) {
                return Optional.empty();
            }
            histories.add(
                    new RequestHistory(request.get().state(), request.get().published(), since.get()));
        }
        return Optional.of(histories);
    }

    /** The one write path: row, manifest, the sign-offs and the decision of this change, and the audit entry. */
    ApprovalRequest record(Change<ApprovalRequest> change) {
        return audit.record(change, (request, entry) -> store(request, change.event(), entry));
    }

    /** The next number; numbers of drafts that fail are lost. */
    long nextNumber() {
        return ((Number) rows.getEntityManager()
                        .createNativeQuery("select nextval('imprimatur.approval_request_number')")
                        .getSingleResult())
                .longValue();
    }

    private void store(ApprovalRequest request, AuditEvent event, UUID entry) {
        if (!manifests.holds(request.manifest().digest())) {
            request.manifest().disclosure().commitments().forEach(openings::keep);
            manifests.persist(new ManifestRow(request, entry));
        }
        rows.getEntityManager().merge(new RequestRow(request, entry));
        for (Attested attested : event.attests()) {
            if (attested instanceof SignOff signOff) {
                keepTexts(signOff);
                signOffs.getEntityManager().merge(new SignOffRow(signOff, entry));
            } else if (attested instanceof ReleaseDecision decision) {
                decisions.persist(new DecisionRow(decision, entry));
            }
        }
    }

    private void keepTexts(SignOff signOff) {
        openings.keep(signOff.printedName());
        Commitment reason = signOff.reason();
        if (reason != null) {
            openings.keep(reason);
        }
    }

    /**
     * Those of the requests that count, in the order given; in as many statements as for one. A request that changed after
     * its row was read, as it can without a lock, is read again.
     */
    List<ApprovalRequest> vouchedFor(List<RequestRow> found) {
        var counting = new HashMap<UUID, ApprovalRequest>();
        var unknown = new ArrayList<RequestRow>();
        for (RequestRow row : found) {
            known.recalled(row.id).ifPresentOrElse(request -> counting.put(row.id, request), () -> unknown.add(row));
        }
        counting.putAll(counting(unknown));
        for (RequestRow row : unknown) {
            if (!counting.containsKey(row.id)) {
                EntityManager entityManager = rows.getEntityManager();
                signOffs.of(List.of(row.id)).forEach(entityManager::refresh);
                entityManager.refresh(row);
                counting.putAll(counting(List.of(row)));
                if (!counting.containsKey(row.id)) {
                    LOG.errorf(
                            "Approval request %s counts for nothing: no audit entry vouches for it as it is stored",
                            row.id);
                }
            }
        }
        return found.stream()
                .flatMap(row -> Optional.ofNullable(counting.get(row.id)).stream())
                .toList();
    }

    private Map<UUID, ApprovalRequest> counting(List<RequestRow> found) {
        Map<UUID, StoredRequests.Stored> read = stored.read(found);
        var cited = new HashMap<UUID, List<AuditLog.Cited<?>>>();
        read.forEach((id, each) -> cited.put(id, each.cited()));
        var counting = new HashMap<UUID, ApprovalRequest>();
        audit.vouchedForGroups(cited).forEach(id -> {
            StoredRequests.Stored one = Objects.requireNonNull(read.get(id));
            counting.put(id, one.request());
            List<String> itself = List.of(id.toString());
            known.rememberLater(
                    id,
                    new VerifiedFacts.Reading<>(one.request(), List.of(itself, itself, itself, one.texts()), true),
                    one.cited());
        });
        return counting;
    }

    private Optional<ApprovalRequest> vouchedFor(RequestRow row) {
        return vouchedFor(List.of(row)).stream().findFirst();
    }
}
