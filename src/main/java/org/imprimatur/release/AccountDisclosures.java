package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.RecordReading;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.release.rules.Release;
import org.jspecify.annotations.Nullable;

/**
 * The accounting of disclosures that 5 U.S.C. 552a(c) asks for: of each disclosure its date, nature and purpose, and to whom it was
 * made. A disclosure is a release that was published, also where it was stopped since. Nothing of it is ever removed, so that
 * it is there for longer than the five years that the law asks for. Taking it is on record.
 */
@ApplicationScoped
public class AccountDisclosures {
    /** Who audits, who answers to the people that records are about, and who keeps the records. */
    private static final List<Role> READERS = List.of(Role.AUDITOR, Role.PRIVACY_OFFICER, Role.RECORDS_OFFICER);

    private static final int COUNTED = 1_000_000;

    private final Releases releases;
    private final ReleaseRows rows;
    private final PermitUses uses;
    private final AuditEntries entries;
    private final AuditLog log;
    private final RecordReading reading;
    private final Authorities authorities;
    private final DatabaseClock clock;

    AccountDisclosures(
            Releases releases,
            ReleaseRows rows,
            PermitUses uses,
            AuditEntries entries,
            AuditLog log,
            RecordReading reading,
            Authorities authorities,
            DatabaseClock clock) {
        this.releases = releases;
        this.rows = rows;
        this.uses = uses;
        this.entries = entries;
        this.log = log;
        this.reading = reading;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * Whose disclosures: those of a document, or the one of a release.
     *
     * @param csv whether they leave the service as a file
     */
    public record Of(@Nullable UUID document, @Nullable UUID release, boolean csv) {
        public Of {
            if ((document == null) == (release == null)) {
                throw new IllegalArgumentException("either of a document or of a release");
            }
        }

        private Map<String, Object> looked() {
            var looked = new TreeMap<String, Object>();
            if (document != null) {
                looked.put("by.document", document.toString());
            }
            if (release != null) {
                looked.put("by.release", release.toString());
            }
            looked.put("csv", csv);
            return looked;
        }
    }

    /**
     * One disclosure.
     *
     * @param found its release as it is now
     * @param publishedBy the opaque id of who published it; null where no entry says it
     */
    public record Disclosure(
            FindReleases.Found found,
            ApprovalRequest request,
            @Nullable String publishedBy) {
        public Release release() {
            return found.release();
        }

        /** When it was made. */
        public Instant publishedAt() {
            Instant at = release().milestones().publishedAt();
            if (at == null) {
                throw new IllegalStateException("what was never published was not disclosed");
            }
            return at;
        }
    }

    /**
     * How often it was asked for and fetched; counted up to a million.
     *
     * @param brokenOff downloads that ended before their last byte
     */
    public record Traffic(int permitsUsed, int permitsRedeemed, int downloads, int brokenOff) {}

    /**
     * One page, the earliest first.
     *
     * @param after the release to go on behind; null for the beginning
     * @throws RuleViolation where the actor may not take the accounting
     */
    @Act(Action.ACCOUNT_DISCLOSURES)
    @Transactional
    public List<Disclosure> page(Actor actor, Of of, @Nullable UUID after, int limit) {
        Instant now = clock.now();
        record(actor, of, now);
        return releases.all(rows.disclosed(of.document(), of.release(), after, limit)).stream()
                .map(stored -> new Disclosure(
                        new FindReleases.Found(stored.release(), stored.vouched(), now),
                        stored.request(),
                        publisher(stored.release())))
                .toList();
    }

    /**
     * How many there are; stops counting at the limit.
     *
     * @throws RuleViolation where the actor may not take the accounting
     */
    @Transactional
    public int count(Actor actor, Of of, int limit) {
        requireReader(actor, clock.now());
        return rows.disclosed(of.document(), of.release(), null, limit).size();
    }

    /**
     * @param release as {@link #page} answered it
     * @throws RuleViolation where the actor may not take the accounting
     */
    @Transactional
    public Traffic traffic(Actor actor, UUID release) {
        requireReader(actor, clock.now());
        return new Traffic(
                uses.count(release),
                count(release, Action.REDEEM_PERMIT),
                count(release, Action.DOWNLOAD_RELEASE),
                count(release, Action.BREAK_OFF_DOWNLOAD));
    }

    /** What leaves as a file is recorded each time; what is paged through on a page is one reading. */
    private void record(Actor actor, Of of, Instant now) {
        Role as = requireReader(actor, now);
        if (of.csv()) {
            AuditEvent event =
                    AuditEvent.of(Action.ACCOUNT_DISCLOSURES, actor, now).as(as);
            for (Map.Entry<String, Object> each : of.looked().entrySet()) {
                event = event.fact(each.getKey(), each.getValue());
            }
            log.append(event);
        } else {
            reading.record(actor, as, Action.ACCOUNT_DISCLOSURES, of.looked(), now);
        }
    }

    private Role requireReader(Actor actor, Instant now) {
        return READERS.stream()
                .filter(role -> authorities.holds(actor, role, now))
                .findFirst()
                .orElseGet(() -> authorities.require(actor, Role.AUDITOR, now).role());
    }

    private int count(UUID release, Action action) {
        return entries.count(of(release, action), COUNTED);
    }

    private @Nullable String publisher(Release release) {
        return entries.page(of(release.id(), Action.PUBLISH_RELEASE), null, true, 1).stream()
                .map(placed -> placed.entry().actorId())
                .findFirst()
                .orElse(null);
    }

    private static AuditEntries.Filter of(UUID release, Action action) {
        return new AuditEntries.Filter(
                null, null, List.of(action), Outcome.PERMITTED, null, null, null, null, null, release, true);
    }
}
