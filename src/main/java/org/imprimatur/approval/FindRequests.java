package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ActingPerson;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.DecidedOutcome;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.approval.rules.Reviewing;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.Reads;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Approval requests, as far as somebody may see them. What is hidden is as if it were not there. */
@ApplicationScoped
public class FindRequests {
    private static final int SCANNED = 200;
    private static final UUID NOTHING = new UUID(0, 0);

    private final ApprovalRequests requests;
    private final RequestRows rows;
    private final DecisionRows decisions;
    private final RequestCircumstances circumstances;
    private final Entitlement entitlement;
    private final AuditEntries audit;
    private final AuditLog log;
    private final DatabaseClock clock;

    FindRequests(
            ApprovalRequests requests,
            RequestRows rows,
            DecisionRows decisions,
            RequestCircumstances circumstances,
            Entitlement entitlement,
            AuditEntries audit,
            AuditLog log,
            DatabaseClock clock) {
        this.requests = requests;
        this.rows = rows;
        this.decisions = decisions;
        this.circumstances = circumstances;
        this.entitlement = entitlement;
        this.audit = audit;
        this.log = log;
        this.clock = clock;
    }

    @Reads
    public Optional<ApprovalRequest> byId(Actor actor, UUID id) {
        return by(actor, RequestRows.By.ITSELF, id);
    }

    /** The request that a decision or a sign-off belongs to. Call inside a transaction. */
    Optional<ApprovalRequest> by(Actor actor, RequestRows.By by, UUID id) {
        return entitlement.sight(actor).flatMap(sight -> requests.shown(sight, by, id));
    }

    /**
     * One page by time of drafting.
     *
     * @param backward whether the page lies before the position; it is then answered nearest first
     */
    @Reads
    public List<ApprovalRequest> page(
            Actor actor, RequestSearch search, @Nullable Position from, boolean backward, int limit) {
        return requests.vouchedFor(
                wanted(actor, search).page(entityManager(), from, search.descending() != backward, limit));
    }

    /** How many there are; stops counting at the limit. */
    @Reads
    public int count(Actor actor, RequestSearch search, int limit) {
        return wanted(actor, search).count(entityManager(), limit);
    }

    /**
     * Requests that wait for a sign-off that the actor could give now, oldest deadline first. Looks at as many as it takes: an
     * inbox that leaves something out is worse than a slow one.
     */
    @Reads
    public List<ApprovalRequest> inbox(Actor actor, @Nullable Position from, int limit) {
        if (actor.person() == null) {
            return List.of();
        }
        Instant now = clock.whileReading();
        var by = entitlement.acting(actor, now);
        var waiting = new ArrayList<ApprovalRequest>();
        Position position = from;
        while (waiting.size() < limit) {
            int asked = waiting.isEmpty() && position == from ? limit : SCANNED;
            List<RequestRow> next = inReview(by.person()).page(entityManager(), position, false, asked);
            waiting.addAll(waitingFor(by, requests.vouchedFor(next), now));
            if (next.size() < asked) {
                break;
            }
            RequestRow last = next.get(next.size() - 1);
            position = new Position(Objects.requireNonNull(last.deadline), last.id);
        }
        return List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
    }

    /** Requests in review that the person has neither signed nor had a hand in; whether they may sign, the rule says. */
    private static KeysetQuery<RequestRow> inReview(PersonId person) {
        return new KeysetQuery<>(RequestRow.class, "deadline")
                .where("state = :state", "state", RequestState.IN_REVIEW)
                .where(
                        "requester <> :viewer and uploader <> :viewer and not exists (select 1 from SignOffRow s"
                                + " where s.requestId = r.id and s.round = r.round"
                                + " and s.personId = :viewer and s.retractedAt is null)",
                        "viewer",
                        person.value());
    }

    private List<ApprovalRequest> waitingFor(ActingPerson by, List<ApprovalRequest> inReview, Instant now) {
        var around = circumstances.of(inReview, now);
        return inReview.stream()
                .filter(request -> {
                    Circumstances known = around.get(request.id());
                    return known != null
                            && by.roles().stream()
                                    .filter(Role::reviews)
                                    .anyMatch(role -> allows(
                                            () -> Reviewing.maySignOff(request, by, role, Verdict.APPROVE, known)));
                })
                .toList();
    }

    /** How many {@link #inbox} would answer; stops counting at the limit. */
    @Reads
    public int countInbox(Actor actor, int limit) {
        return inbox(actor, null, limit).size();
    }

    /**
     * Refusals of exactly these bytes in other requests, whoever asked; for those who see every request. Whoever sees only
     * their own gets none, and learns nothing of others' requests.
     */
    @Reads
    public List<ReleaseDecision> earlierRefusals(Actor actor, ApprovalRequest request) {
        if (entitlement.visibility(actor) != Visibility.ALL) {
            return List.of();
        }
        return log.vouchedFor(
                decisions.list(
                        "source = ?1 and outcome = ?2 and requestId <> ?3 order by decidedAt desc, id desc",
                        request.manifest().source().bytes(),
                        DecidedOutcome.REFUSED,
                        request.id()),
                DecisionRow::cited);
    }

    /**
     * Everything that happened to the request, refused attempts included, oldest first; what happened to its releases only for
     * who sees them.
     */
    @Reads
    public List<AuditEntries.Placed> timeline(Actor actor, UUID request) {
        return entitlement
                .sight(actor)
                .flatMap(sight -> requests.requesterOf(sight, request)
                        .map(requester -> audit.timeline(request).stream()
                                .filter(placed -> sight.shows(placed.entry(), requester))
                                .toList()))
                .orElse(List.of());
    }

    /** An entry, for who is shown it in a timeline; as if there were none for everybody else. */
    @Reads
    public Optional<AuditEntries.Placed> entry(Actor actor, UUID id) {
        var found = audit.find(id);
        // Asked for an entry of nothing too, so that one that is hidden takes the same work as one that is not there.
        UUID about = found.map(placed -> placed.entry().subject("request")).orElse(NOTHING);
        return entitlement
                .sight(actor)
                .flatMap(sight -> requests.requesterOf(sight, about)
                        .flatMap(requester -> found.filter(placed -> sight.shows(placed.entry(), requester))));
    }

    /**
     * Whether the actor is shown the reasons that people wrote: reviewers and auditors, and whoever asked or signed. Others
     * who see the request see that there is one.
     */
    @Reads
    public boolean showsReasons(Actor actor, ApprovalRequest request) {
        PersonId person = actor.person();
        if (person == null) {
            return false;
        }
        var roles = entitlement.acting(actor, clock.now()).roles();
        return request.requester().equals(person)
                || request.signOffs().stream()
                        .anyMatch(signOff -> signOff.person().equals(person))
                || roles.contains(Role.AUDITOR)
                || roles.stream().anyMatch(Role::reviews);
    }

    private KeysetQuery<RequestRow> wanted(Actor actor, RequestSearch search) {
        PersonId person = actor.person();
        var visibility = person == null ? Visibility.NONE : entitlement.visibility(actor);
        var wanted = new KeysetQuery<>(RequestRow.class, "draftedAt")
                .where("state in (:states)", "states", search.states().isEmpty() ? null : search.states())
                .where("audience = :audience", "audience", search.audience())
                .where("documentId = :document", "document", search.document());
        if (person == null) {
            return wanted.where("false");
        }
        if (visibility != Visibility.ALL) {
            wanted.where(RequestRows.seenByViewer("r"), "viewer", person.value());
        }
        return search.ownOnly() ? wanted.where("requester = :own", "own", person.value()) : wanted;
    }

    private static boolean allows(Runnable rule) {
        try {
            rule.run();
            return true;
        } catch (RuleViolation refused) {
            return false;
        }
    }

    private EntityManager entityManager() {
        return rows.getEntityManager();
    }
}
