package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.ContentAccess;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.Versions;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.FindingStatement;
import org.imprimatur.inspection.rules.InspectionRefusal;

/**
 * Reviewers say that they read a picture which the inspection could not read, two of them before it counts; a submitter says that they
 * have seen weak findings. Under the version's lock.
 */
@ApplicationScoped
public class SpeakOfFindings {
    private static final List<Role> READERS =
            Arrays.stream(Role.values()).filter(Role::reviews).toList();

    private final ContentAccess access;
    private final Versions versions;
    private final CurrentFindings findings;
    private final FindingDispositions dispositions;
    private final Authorities authorities;
    private final DatabaseClock clock;

    SpeakOfFindings(
            ContentAccess access,
            Versions versions,
            CurrentFindings findings,
            FindingDispositions dispositions,
            Authorities authorities,
            DatabaseClock clock) {
        this.access = access;
        this.versions = versions;
        this.findings = findings;
        this.dispositions = dispositions;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * @param finding {@link Finding#identity()}
     * @throws RuleViolation where the actor is no reviewer, had a hand in the bytes or said so already, or the current inspection has
     *     no such picture
     */
    @Act(Action.ATTEST_READING)
    @Transactional
    public FindingStatement attestReading(Actor actor, VersionAttempt which, Sha256 finding) {
        requireMayAttest(actor, which);
        var version = versions.lock(which.version());
        Instant now = clock.now();
        Authority under = reader(actor, now);
        return dispositions.say(dispositions
                .of(version.id())
                .attestReading(UUID.randomUUID(), version, findings.of(version, finding), actor, under, now));
    }

    /**
     * All weak findings of one recogniser and mechanism at once.
     *
     * @param finding {@link Finding#identity()} of any of them
     * @throws RuleViolation where the actor may not, they are no weak findings, or were acknowledged already
     */
    @Act(Action.ACKNOWLEDGE_FINDINGS)
    @Transactional
    public FindingStatement acknowledge(Actor actor, VersionAttempt which, Sha256 finding) {
        requireMayAcknowledge(actor, which);
        var version = versions.lock(which.version());
        Instant now = clock.now();
        Authority under = authorities.require(actor, Role.SUBMITTER, now);
        return dispositions.say(dispositions
                .of(version.id())
                .acknowledge(UUID.randomUUID(), version, findings.of(version, finding), actor, under, now));
    }

    /** @throws RuleViolation where the actor may not vouch for pictures of this version now */
    @Transactional
    public void requireMayAttest(Actor actor, VersionAttempt which) {
        Instant now = clock.now();
        var granted = access.require(actor, which, now);
        FindingStatement.requireNoHandIn(granted.version(), reader(actor, now).person());
        CurrentFindings.requireNaturalPerson(actor);
    }

    /** @throws RuleViolation where the actor may not acknowledge findings of this version now */
    @Transactional
    public void requireMayAcknowledge(Actor actor, VersionAttempt which) {
        Instant now = clock.now();
        access.require(actor, which, now);
        authorities.require(actor, Role.SUBMITTER, now);
        CurrentFindings.requireNaturalPerson(actor);
    }

    private Authority reader(Actor actor, Instant now) {
        return READERS.stream()
                .filter(role -> authorities.holds(actor, role, now))
                .findFirst()
                .map(role -> authorities.require(actor, role, now))
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.NOT_A_READER));
    }
}
