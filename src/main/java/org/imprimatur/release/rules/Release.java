package org.imprimatur.release.rules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
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
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A release decision put into effect: one release for one decision, from the moment the request is approved. Immutable;
 * each command answers the release afterwards with its audit event, or throws {@link RuleViolation} with a
 * {@link ReleaseRefusal}. Who may do what when stands in {@link ReleaseTable} alone.
 *
 * @param lockVersion rises with each change
 */
public record Release(
        UUID id, Origin origin, ReleaseTerms terms, ReleaseState state, Milestones milestones, int lockVersion)
        implements Attested {
    /** The longest reason for a stop, in characters. */
    public static final int LONGEST_REASON = 2000;

    /**
     * What the release is the effect of.
     *
     * @param manifest digest of the manifest that was signed
     * @param requester who asked for the approval
     */
    public record Origin(
            UUID request, UUID decision, UUID document, UUID version, Sha256 manifest, PersonId requester) {}

    /** The system authorises the release that a decision allows, in the transaction of that decision. */
    public static Change<Release> authorise(Actor system, Instant now, UUID id, Origin origin, ReleaseTerms terms) {
        var move = ReleaseTable.move(
                null, ReleaseCommand.AUTHORISE, ReleaseParty.of(system, Set.of(), origin.requester()));
        var release = new Release(id, origin, terms, move.to(), Milestones.authorised(now), 0);
        return new Change<>(release, release.event(Action.AUTHORISE_RELEASE, system, now, null, move));
    }

    /**
     * A publisher sets the time at which the schedule publishes. Everything is judged anew then; here only what can never
     * come true is refused.
     *
     * @param at kept in microseconds, as the database keeps no more
     */
    public Change<Release> schedule(Actor actor, Set<ReleaseParty> parties, Instant at, Instant now) {
        Instant when = at.truncatedTo(ChronoUnit.MICROS);
        var move = ReleaseTable.move(state, ReleaseCommand.SCHEDULE, parties);
        if (!when.isAfter(now)) {
            throw new RuleViolation(ReleaseRefusal.SCHEDULE_IN_THE_PAST);
        }
        if (!terms.hasBegun(when) || terms.isOver(when) || terms.isTooLateToPublish(when)) {
            throw new RuleViolation(ReleaseRefusal.SCHEDULE_OUTSIDE_APPROVAL);
        }
        var next = after(move, milestones.scheduled(when, actor.person()));
        return new Change<>(
                next,
                next.event(Action.SCHEDULE_RELEASE, actor, now, state, move)
                        .fact("scheduledFor", EntryBody.time(when)));
    }

    /**
     * Publishes, if everything that allowed it still holds.
     *
     * @throws NotReadyToPublish with every obstacle
     */
    public Change<Release> publish(
            Actor actor, Set<ReleaseParty> parties, PublishCircumstances circumstances, Instant now) {
        var move = ReleaseTable.move(state, ReleaseCommand.PUBLISH, parties);
        if (move.as() == ReleaseParty.SCHEDULE && !isDue(now)) {
            throw new RuleViolation(ReleaseRefusal.SCHEDULED_TIME_NOT_REACHED);
        }
        List<PublishObstacle> obstacles = obstacles(circumstances, now);
        if (!obstacles.isEmpty()) {
            throw new NotReadyToPublish(obstacles);
        }
        var next = after(move, milestones.published(now));
        return new Change<>(next, terms.stateOpenly(next.event(Action.PUBLISH_RELEASE, actor, now, state, move)));
    }

    /** Everything in the way of publishing at this moment, but for who asks; empty when there is nothing. */
    public List<PublishObstacle> obstacles(PublishCircumstances circumstances, Instant now) {
        return ReadinessToPublish.obstacles(terms, circumstances, now);
    }

    /** Whether the schedule should publish it now. */
    public boolean isDue(Instant now) {
        var when = milestones.scheduledFor();
        return state == ReleaseState.SCHEDULED && when != null && !now.isBefore(when);
    }

    /**
     * Whether the schedule may act: it has no authority of its own, and acts for whoever set it.
     *
     * @param publishers who may publish now
     */
    public boolean isScheduledByOneOf(Set<PersonId> publishers) {
        var scheduler = milestones.scheduledBy();
        return scheduler != null && publishers.contains(scheduler);
    }

    /** @throws NotReadyToPublish where {@link #isScheduledByOneOf} is false */
    public void requireScheduledByOneOf(Set<PersonId> publishers) {
        if (!isScheduledByOneOf(publishers)) {
            throw new NotReadyToPublish(List.of(PublishObstacle.SCHEDULER_NOT_ENTITLED));
        }
    }

    /** One person stops it, with nothing but a reason. */
    public Change<Release> suspend(Actor actor, Set<ReleaseParty> parties, String reason, Instant now) {
        var move = ReleaseTable.move(state, ReleaseCommand.SUSPEND, parties);
        requireReason(reason);
        return suspend(actor, move, SuspensionCause.STOPPED_BY_PERSON, now, reason);
    }

    /** The system stops what nothing carries any more. */
    public Change<Release> suspend(Actor system, SuspensionCause cause, Instant now) {
        return suspend(system, moveOf(system, ReleaseCommand.SUSPEND), cause, now, null);
    }

    /** Takes it back for good. */
    public Change<Release> recall(Actor actor, Set<ReleaseParty> parties, String reason, Instant now) {
        var move = ReleaseTable.move(state, ReleaseCommand.RECALL, parties);
        requireReason(reason);
        var next = after(move, milestones.recalled(now));
        return new Change<>(
                next, next.event(Action.RECALL_RELEASE, actor, now, state, move).detail("reason", reason));
    }

    /** The system records that a newer release of the same document, audience and destination took its place. */
    public Change<Release> supersede(Actor system, UUID newer, Instant now) {
        var move = moveOf(system, ReleaseCommand.SUPERSEDE);
        var next = after(move, milestones.closed(now));
        return new Change<>(
                next,
                next.event(Action.SUPERSEDE_RELEASE, system, now, state, move).fact("supersededBy", newer.toString()));
    }

    /** The system records that the manifest's not-after has come. */
    public Change<Release> end(Actor system, Instant now) {
        var move = moveOf(system, ReleaseCommand.END);
        if (!terms.isOver(now)) {
            throw new RuleViolation(ReleaseRefusal.NOT_AFTER_NOT_REACHED);
        }
        var next = after(move, milestones.closed(now));
        return new Change<>(next, next.event(Action.END_RELEASE, system, now, state, move));
    }

    /** The state as it is at this moment: a release whose time has passed counts as ended before that is recorded. */
    public ReleaseState stateAt(Instant now) {
        return state == ReleaseState.PUBLISHED && terms.isOver(now) ? ReleaseState.ENDED : state;
    }

    /**
     * Makes sure that the client decided on what the release is now.
     *
     * @throws ReleaseChanged otherwise
     */
    public void requireUnchangedSince(int expectedLockVersion) {
        if (lockVersion != expectedLockVersion) {
            throw new ReleaseChanged(lockVersion);
        }
    }

    /** What audit entries about this release name. */
    public Subject subject() {
        return Subject.ofRelease(origin.document(), origin.version(), origin.request(), id);
    }

    private ReleaseTable.Move moveOf(Actor system, ReleaseCommand command) {
        return ReleaseTable.move(state, command, ReleaseParty.of(system, Set.of(), origin.requester()));
    }

    private Change<Release> suspend(
            Actor actor, ReleaseTable.Move move, SuspensionCause cause, Instant now, @Nullable String reason) {
        var next = after(move, milestones.suspended(cause, now));
        var event = next.event(Action.SUSPEND_RELEASE, actor, now, state, move).because(cause);
        return new Change<>(next, reason == null ? event : event.detail("reason", reason));
    }

    private Release after(ReleaseTable.Move move, Milestones reached) {
        return new Release(id, origin, terms, move.to(), reached, lockVersion + 1);
    }

    private AuditEvent event(
            Action action, Actor actor, Instant now, @Nullable ReleaseState from, ReleaseTable.Move move) {
        return AuditEvent.of(action, actor, now)
                .about(subject())
                .moved(from, move.to())
                .as(move.as().role())
                .withManifest(origin.manifest());
    }

    private static void requireReason(String reason) {
        boolean printable = reason.codePoints()
                .allMatch(c -> c == '\n'
                        || c == '\r'
                        || c == '\t'
                        || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
        if (reason.isBlank() || reason.length() > LONGEST_REASON || !printable) {
            throw new RuleViolation(ReleaseRefusal.STOP_REASON_MISSING);
        }
    }

    @Override
    public String attestedKind() {
        return "release";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var all = new TreeMap<String, Object>();
        all.put("id", id.toString());
        all.put("request", origin.request().toString());
        all.put("decision", origin.decision().toString());
        all.put("document", origin.document().toString());
        all.put("version", origin.version().toString());
        all.put("manifest", origin.manifest().hex());
        all.put("requester", origin.requester().toString());
        all.put("terms", terms.attested());
        all.put("state", state.name());
        milestones.attest(all);
        all.put("lockVersion", lockVersion);
        return all;
    }
}
