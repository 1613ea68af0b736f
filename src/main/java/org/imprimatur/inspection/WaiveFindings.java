package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
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
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.inspection.rules.Dispositions;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.Waiver;
import org.imprimatur.inspection.rules.WaiverReason;

/**
 * A submitter asks to have a finding set aside; a privacy officer, another person, grants or refuses it. Both must be able to look at the
 * bytes. Under the version's lock, before any request's.
 */
@ApplicationScoped
public class WaiveFindings {
    private final ContentAccess access;
    private final Versions versions;
    private final CurrentFindings findings;
    private final FindingDispositions dispositions;
    private final Authorities authorities;
    private final DatabaseClock clock;
    private final InspectionConfig config;

    WaiveFindings(
            ContentAccess access,
            Versions versions,
            CurrentFindings findings,
            FindingDispositions dispositions,
            Authorities authorities,
            DatabaseClock clock,
            InspectionConfig config) {
        this.access = access;
        this.versions = versions;
        this.findings = findings;
        this.dispositions = dispositions;
        this.authorities = authorities;
        this.clock = clock;
        this.config = config;
    }

    /**
     * @param finding {@link Finding#identity()}
     * @throws RuleViolation where the actor may not, the current inspection has no such finding, it is not to be waived, or a waiver
     *     of it is asked for or in force
     */
    @Act(Action.ASK_WAIVER)
    @Transactional
    public Waiver ask(Actor actor, VersionAttempt which, Sha256 finding, WaiverReason reason) {
        requireMayAsk(actor, which);
        var version = versions.lock(which.version());
        Instant now = clock.now();
        Authority under = authorities.require(actor, Role.SUBMITTER, now);
        Dispositions decided = dispositions.of(version.id());
        return dispositions.record(
                decided.ask(UUID.randomUUID(), version, findings.of(version, finding), reason, actor, under, now));
    }

    /**
     * @param until when it ends, exclusive
     * @throws RuleViolation where the actor may not, asked for it or had a hand in the bytes, it was decided already, or the time is
     *     empty or longer than the setting allows
     */
    @Act(Action.GRANT_WAIVER)
    @Transactional
    public Waiver grant(Actor actor, WaiverAttempt which, Instant until) {
        var locked = lock(actor, which, Role.PRIVACY_OFFICER);
        findings.of(locked.version(), locked.waiver().finding());
        return dispositions.record(locked.waiver()
                .grant(locked.version(), until, config.waiverAtMost(), actor, locked.under(), locked.now()));
    }

    /** @throws RuleViolation as {@link #grant} says */
    @Act(Action.REFUSE_WAIVER)
    @Transactional
    public Waiver refuse(Actor actor, WaiverAttempt which) {
        var locked = lock(actor, which, Role.PRIVACY_OFFICER);
        return dispositions.record(locked.waiver().refuse(locked.version(), actor, locked.under(), locked.now()));
    }

    /**
     * Releases that rest on it are stopped in the same transaction.
     *
     * @throws RuleViolation where the actor neither asked for it nor is a privacy officer, or it is over already
     */
    @Act(Action.WITHDRAW_WAIVER)
    @Transactional
    public Waiver withdraw(Actor actor, WaiverAttempt which) {
        Role role = authorities.holds(actor, Role.PRIVACY_OFFICER, clock.now()) ? Role.PRIVACY_OFFICER : Role.SUBMITTER;
        var locked = lock(actor, which, role);
        return dispositions.record(locked.waiver().withdraw(actor, locked.under(), locked.now()));
    }

    /** @throws RuleViolation where the actor may not ask for waivers in this version now */
    @Transactional
    public void requireMayAsk(Actor actor, VersionAttempt which) {
        Instant now = clock.now();
        access.require(actor, which, now);
        authorities.require(actor, Role.SUBMITTER, now);
        CurrentFindings.requireNaturalPerson(actor);
    }

    /** @throws RuleViolation where the actor may not grant or refuse this waiver now */
    @Transactional
    public void requireMayDecide(Actor actor, Waiver waiver) {
        Instant now = clock.now();
        var granted = access.require(actor, new VersionAttempt(waiver.version()), now);
        Authority under = authorities.require(actor, Role.PRIVACY_OFFICER, now);
        waiver.requireMayDecide(granted.version(), under.person());
        CurrentFindings.requireNaturalPerson(actor);
    }

    private record Locked(Waiver waiver, DocumentVersion version, Authority under, Instant now) {}

    /** Before any lock: what is hidden is not waited for. */
    private Locked lock(Actor actor, WaiverAttempt which, Role role) {
        Instant before = clock.now();
        Waiver found = dispositions
                .find(which.waiver())
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.WAIVER_NOT_FOUND));
        requireShown(actor, found, before);
        authorities.require(actor, role, before);
        CurrentFindings.requireNaturalPerson(actor);
        var version = versions.lock(found.version());
        Instant now = clock.now();
        Waiver current = dispositions.of(version.id()).waivers().stream()
                .filter(waiver -> waiver.id().equals(which.waiver()))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.WAIVER_NOT_FOUND));
        return new Locked(current, version, authorities.require(actor, role, now), now);
    }

    /** A waiver in a version that is hidden is as if it were not there. */
    private void requireShown(Actor actor, Waiver waiver, Instant now) {
        try {
            access.require(actor, new VersionAttempt(waiver.version()), now);
        } catch (RuleViolation refused) {
            throw refused.refusal() == DocumentRefusal.VERSION_NOT_FOUND
                    ? new RuleViolation(InspectionRefusal.WAIVER_NOT_FOUND)
                    : refused;
        }
    }
}
