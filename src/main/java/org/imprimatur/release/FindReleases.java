package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.Reads;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.release.rules.PermitUse;
import org.imprimatur.release.rules.PublishObstacle;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseCommand;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.imprimatur.release.rules.ReleaseTable;
import org.jspecify.annotations.Nullable;

/** Releases, as far as somebody may see them. What is hidden is as if it were not there. */
@ApplicationScoped
public class FindReleases {
    private static final UUID NOTHING = new UUID(0, 0);

    private final Releases releases;
    private final ReleaseRows rows;
    private final PermitUses uses;
    private final ReleaseParties parties;
    private final ReleaseGround ground;
    private final AuditEntries audit;
    private final DatabaseClock clock;

    FindReleases(
            Releases releases,
            ReleaseRows rows,
            PermitUses uses,
            ReleaseParties parties,
            ReleaseGround ground,
            AuditEntries audit,
            DatabaseClock clock) {
        this.releases = releases;
        this.rows = rows;
        this.uses = uses;
        this.parties = parties;
        this.ground = ground;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A release as it is at this moment.
     *
     * @param verified whether it agrees with the audit log; nothing of it is served when it does not
     * @param now by the database's clock
     */
    public record Found(Release release, boolean verified, Instant now) {}

    @Reads
    public Optional<Found> byId(Actor actor, UUID id) {
        Instant now = clock.now();
        return shown(actor, id).map(stored -> found(stored, now));
    }

    @Reads
    public Optional<Found> ofDecision(Actor actor, UUID decision) {
        Instant now = clock.now();
        return parties.sight(actor)
                .flatMap(sight -> rows.ofDecision(sight.requester(), decision))
                .flatMap(releases::find)
                .map(stored -> found(stored, now));
    }

    /**
     * One page, the newest first.
     *
     * @param position as {@link ReleaseSearch#positionOf} said; null for the beginning, or the end going backward
     * @param backward whether the page lies before the position; it is then answered nearest first
     * @throws RuleViolation {@link ReleaseRefusal#RELEASE_POSITION_UNKNOWN}
     */
    @Reads
    public List<Found> page(Actor actor, ReleaseSearch search, Optional<String> position, boolean backward, int limit) {
        var from = position.map(text -> ReleaseSearch.read(text)
                        .orElseThrow(() -> new RuleViolation(ReleaseRefusal.RELEASE_POSITION_UNKNOWN)))
                .orElse(null);
        Instant now = clock.now();
        PersonId viewer = actor.person();
        if (viewer == null) {
            return List.of();
        }
        UUID requester = parties.seesAll(actor) ? null : viewer.value();
        return releases.all(rows.page(requester, search, from, backward, limit)).stream()
                .map(stored -> found(stored, now))
                .toList();
    }

    /** How many there are; stops counting at the limit. */
    @Reads
    public int count(Actor actor, ReleaseSearch search, int limit) {
        PersonId viewer = actor.person();
        return viewer == null ? 0 : rows.count(parties.seesAll(actor) ? null : viewer.value(), search, limit);
    }

    /** The permit uses of a release that the actor was shown, oldest first. */
    @Reads
    public List<PermitUse> permitUses(Actor actor, UUID release, Optional<UUID> after, int limit) {
        return byId(actor, release).isPresent() ? uses.page(release, after, limit) : List.of();
    }

    /** How many permit uses of a release there are that the actor was shown. */
    @Reads
    public int countPermitUses(Actor actor, UUID release) {
        return byId(actor, release).isPresent() ? uses.count(release) : 0;
    }

    /**
     * Everything that happened to a release that the actor is shown, refused attempts, permits and downloads included, the newest
     * first.
     *
     * @param before an entry of it to go on from, exclusive; null for the newest
     */
    @Reads
    public List<AuditEntries.Placed> timeline(Actor actor, UUID release, @Nullable UUID before, int limit) {
        return isShown(actor, release) ? audit.releaseTimeline(release, before, limit) : List.of();
    }

    /** How many entries of its timeline have their place in the log; stops counting at the limit. */
    @Reads
    public int countTimeline(Actor actor, UUID release, int limit) {
        return isShown(actor, release) ? audit.count(AuditEntries.Filter.ofRelease(release), limit) : 0;
    }

    /** An entry about a release, for who is shown that one; as if there were none for everybody else. */
    @Reads
    public Optional<AuditEntries.Placed> entry(Actor actor, UUID id) {
        var found = audit.find(id);
        // Asked for an entry of nothing too, so that one that is hidden takes the same work as one that is not there.
        UUID about = found.map(placed -> placed.entry().subject("release")).orElse(NOTHING);
        return isShown(actor, about) ? found : Optional.empty();
    }

    /** The entry of the act that made the release what it is now. */
    @Reads
    public Optional<AuditEntries.Placed> latestAct(Actor actor, UUID release) {
        return isShown(actor, release) ? releases.entryOf(release).flatMap(audit::find) : Optional.empty();
    }

    /** Why the release was stopped last, in the words of who did it; empty where it stands, or the words were erased. */
    @Reads
    public Optional<String> stopReason(Actor actor, UUID id) {
        return byId(actor, id).flatMap(found -> releases.lastReason(id));
    }

    /** Everything that stands in the way of publishing now; for who may see the release. */
    @Reads
    public List<PublishObstacle> obstacles(Actor actor, UUID id) {
        Instant now = clock.now();
        return shown(actor, id)
                .map(stored -> stored.release().obstacles(ground.toPublish(stored, now), now))
                .orElse(List.of());
    }

    /** Throws what the actor would be refused with who tried it now, as far as it does not depend on what they give. */
    @Reads
    public void requireMay(Actor actor, UUID id, ReleaseCommand command) {
        Instant now = clock.now();
        var stored = releases.find(id).orElseThrow(() -> new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN));
        var release = stored.release();
        var as = parties.of(actor, release, now);
        switch (command) {
            case PUBLISH -> release.publish(actor, as, ground.toPublish(stored, now), now);
            case SCHEDULE -> {
                ReleaseTable.move(release.state(), command, as);
                stored.verified();
            }
            case AUTHORISE, SUSPEND, RECALL, SUPERSEDE, END -> ReleaseTable.move(release.state(), command, as);
        }
    }

    private Optional<Releases.Stored> shown(Actor actor, UUID id) {
        return parties.sight(actor)
                .filter(sight -> releases.isShown(sight.requester(), id))
                .flatMap(sight -> releases.find(id));
    }

    private boolean isShown(Actor actor, UUID release) {
        return parties.sight(actor)
                .filter(sight -> releases.isShown(sight.requester(), release))
                .isPresent();
    }

    private static Found found(Releases.Stored stored, Instant now) {
        return new Found(stored.release(), stored.vouched(), now);
    }
}
