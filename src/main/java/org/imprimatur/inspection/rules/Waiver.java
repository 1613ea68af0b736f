package org.imprimatur.inspection.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Sets one finding in the bytes of one version aside, for a time. Asked for by one person and granted by another, a privacy officer
 * who had no hand in the bytes. A finding that says anything else, of these bytes by other rules too, is another finding.
 *
 * @param finding {@link Finding#identity()}
 * @param decidedBy who granted, refused or withdrew it last; null while it is only asked for
 * @param until when a granted one ends, exclusive; null before it was granted
 * @param grantedUnder the authority under which it was granted, without which it ends too; null before it was granted
 */
public record Waiver(
        UUID id,
        UUID document,
        UUID version,
        Sha256 finding,
        WaiverReason reason,
        State state,
        PersonId askedBy,
        Instant askedAt,
        @Nullable PersonId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant until,
        @Nullable UUID grantedUnder)
        implements Attested {
    /** {@link #attestedKind()} of every waiver. */
    public static final String KIND = "waiver";

    /** Where it stands. Expiry is no state: it follows from the clock. */
    public enum State {
        ASKED,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /** @throws RuleViolation {@link InspectionRefusal#FINDING_NOT_WAIVABLE} for what is only acknowledged, or was not read */
    static Change<Waiver> ask(
            UUID id, DocumentVersion of, Finding finding, WaiverReason reason, Actor by, Authority under, Instant at) {
        if (!finding.severity().isMediumOrAbove() || finding.severity() == Severity.UNKNOWN) {
            throw new RuleViolation(InspectionRefusal.FINDING_NOT_WAIVABLE);
        }
        var asked = new Waiver(
                id,
                of.documentId(),
                of.id(),
                finding.identity(),
                reason,
                State.ASKED,
                under.person(),
                at,
                null,
                null,
                null,
                null);
        return new Change<>(
                asked,
                asked.event(Action.ASK_WAIVER, by, under.role(), at)
                        .moved(null, State.ASKED)
                        .fact("recogniser", finding.recogniser())
                        .fact("mechanism", finding.mechanism().name())
                        .because(reason));
    }

    /**
     * @param longest how long a waiver may last at most
     * @throws RuleViolation where it is not asked for any more, the actor asked for it or had a hand in the bytes, or the time is empty
     *     or too long
     */
    public Change<Waiver> grant(
            DocumentVersion of, Instant ends, Duration longest, Actor by, Authority under, Instant at) {
        requireMayDecide(of, under.person());
        Instant stored = ends.truncatedTo(ChronoUnit.MICROS);
        if (!stored.isAfter(at) || stored.isAfter(at.plus(longest))) {
            throw new RuleViolation(InspectionRefusal.WAIVER_TIME_NOT_ACCEPTABLE);
        }
        Waiver granted = decided(State.GRANTED, under.person(), at, stored, under.id());
        return new Change<>(
                granted,
                granted.event(Action.GRANT_WAIVER, by, under.role(), at)
                        .moved(state, State.GRANTED)
                        .fact("until", EntryBody.time(stored))
                        .because(reason));
    }

    /** @throws RuleViolation as {@link #grant} says */
    public Change<Waiver> refuse(DocumentVersion of, Actor by, Authority under, Instant at) {
        requireMayDecide(of, under.person());
        return closed(State.REFUSED, Action.REFUSE_WAIVER, by, under, at);
    }

    /**
     * Taken back, granted or not, by whoever asked or by any privacy officer.
     *
     * @throws RuleViolation where it is closed, or the actor is neither
     */
    public Change<Waiver> withdraw(Actor by, Authority under, Instant at) {
        if (state != State.ASKED && state != State.GRANTED) {
            throw new RuleViolation(InspectionRefusal.WAIVER_CLOSED);
        }
        if (under.role() != Role.PRIVACY_OFFICER && !under.person().equals(askedBy)) {
            throw new RuleViolation(InspectionRefusal.NOT_YOUR_WAIVER);
        }
        return closed(State.WITHDRAWN, Action.WITHDRAW_WAIVER, by, under, at);
    }

    /** @throws RuleViolation where this person may not grant or refuse it */
    public void requireMayDecide(DocumentVersion of, PersonId person) {
        if (state != State.ASKED) {
            throw new RuleViolation(InspectionRefusal.WAIVER_CLOSED);
        }
        if (person.equals(askedBy)) {
            throw new RuleViolation(InspectionRefusal.OWN_WAIVER_REQUEST);
        }
        if (of.isWorkOf(person)) {
            throw new RuleViolation(InspectionRefusal.WAIVER_OF_OWN_WORK);
        }
    }

    /** Whether it is granted and not over, whatever became of the authority under which it was granted. */
    boolean lasts(Instant now) {
        return state == State.GRANTED && until != null && now.isBefore(until);
    }

    private Change<Waiver> closed(State into, Action action, Actor by, Authority under, Instant at) {
        Waiver closed = decided(into, under.person(), at, until, grantedUnder);
        return new Change<>(closed, closed.event(action, by, under.role(), at).moved(state, into));
    }

    private Waiver decided(State into, PersonId person, Instant at, @Nullable Instant ends, @Nullable UUID authority) {
        return new Waiver(id, document, version, finding, reason, into, askedBy, askedAt, person, at, ends, authority);
    }

    private AuditEvent event(Action action, Actor by, Role as, Instant at) {
        return AuditEvent.of(action, by, at)
                .about(Subject.ofVersion(document, version))
                .as(as)
                .fact("waiver", id.toString())
                .fact("finding", finding.hex());
    }

    @Override
    public String attestedKind() {
        return KIND;
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
        content.put("version", version.toString());
        content.put("finding", finding.hex());
        content.put("reason", reason.name());
        content.put("state", state.name());
        content.put("askedBy", askedBy.toString());
        content.put("askedAt", EntryBody.time(askedAt));
        if (decidedBy != null && decidedAt != null) {
            content.put("decidedBy", decidedBy.toString());
            content.put("decidedAt", EntryBody.time(decidedAt));
        }
        if (until != null) {
            content.put("until", EntryBody.time(until));
        }
        if (grantedUnder != null) {
            content.put("authority", grantedUnder.toString());
        }
        return content;
    }
}
