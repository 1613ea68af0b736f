package org.imprimatur.inspection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.ReportComparison;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.WorkersUnavailable;
import org.jboss.logging.Logger;

/**
 * After other rules came into force, inspects every version by them whose bytes are there, the newest first. The inspection takes the
 * place of the one before in one transaction; what rested on it and is graver now ends there too, since releases and requests
 * follow the same event.
 */
@ApplicationScoped
public class ReinspectVersions {
    private static final Logger LOG = Logger.getLogger(ReinspectVersions.class);
    private static final Actor INSPECTOR = Actor.system("inspection");
    private static final int AT_ONCE = 5;

    /**
     * Looking through all versions is not for every second. What a replica inspected by the rules before, because it had begun, waits so
     * long.
     */
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(10);

    /** While others have what is due in hand, or it could not be inspected. */
    private static final long SHORT_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final Versions versions;
    private final Inspections inspections;
    private final RulesetInForce rulesets;
    private final RulesetTrials trials;
    private final FileInspection file;
    private final InspectionTurns turns;
    private final DatabaseClock clock;
    private final Set<UUID> givenUp = ConcurrentHashMap.newKeySet();
    private final FailedAttempts failed;
    private final AtomicReference<String> lookedFor = new AtomicReference<>("");
    private final AtomicLong notBefore = new AtomicLong(System.nanoTime());

    ReinspectVersions(
            Versions versions,
            Inspections inspections,
            RulesetInForce rulesets,
            RulesetTrials trials,
            FileInspection file,
            InspectionTurns turns,
            DatabaseClock clock,
            InspectionConfig config) {
        this.failed = new FailedAttempts(config.attemptsAnew(), config.attemptAnewAfter());
        this.versions = versions;
        this.inspections = inspections;
        this.rulesets = rulesets;
        this.trials = trials;
        this.file = file;
        this.turns = turns;
        this.clock = clock;
    }

    /** Whether what rested on the inspection before must not go on after this event, which is of a version inspected anew. */
    public static boolean takesGroundAway(AuditEvent event) {
        return VersionState.UNINSPECTABLE.name().equals(event.to())
                || ReportComparison.Verdict.GRAVER.name().equals(event.reasonCode());
    }

    /**
     * A few of those that are due.
     *
     * @return whether there may be more
     */
    boolean inspectSome() throws SQLException {
        WrittenRuleset ruleset = rulesets.get().orElse(null);
        if (ruleset == null) {
            return false;
        }
        long now = System.nanoTime();
        String rules = ruleset.rules().digest().hex();
        if (!lookedFor.getAndSet(rules).equals(rules)) {
            notBefore.set(now);
        }
        if (now - notBefore.get() < 0) {
            return false;
        }
        List<UUID> due = QuarkusTransaction.requiringNew()
                .call(() -> trials.dueAnew(ruleset.rules().digest(), AT_ONCE + givenUp.size() + failed.count()));
        boolean any = false;
        for (UUID version : due) {
            if (!givenUp.contains(version) && !failed.isResting(version, rules, now)) {
                any |= turns.take(version, () -> tryOne(version, ruleset));
            }
        }
        if (!any) {
            notBefore.set(now + (givenUp.containsAll(due) ? PAUSE : SHORT_PAUSE));
        }
        return any;
    }

    private boolean tryOne(UUID version, WrittenRuleset ruleset) {
        try {
            inspect(version, ruleset);
            return true;
        } catch (WorkersUnavailable unavailable) {
            throw unavailable;
        } catch (RuleViolation notVouchedFor) {
            givenUp.add(version);
            LOG.errorf("audit.forgery.detected: no entry vouches for version %s; it is not inspected anew", version);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Inspecting version %s anew failed; it will be taken up again", version);
        }
        return false;
    }

    private void inspect(UUID id, WrittenRuleset ruleset) {
        file.requireWorkers();
        Optional<Begun> due = QuarkusTransaction.requiringNew().call(() -> {
            DocumentVersion version = versions.lock(id);
            return isDue(version, ruleset) ? Optional.of(new Begun(version, clock.now())) : Optional.empty();
        });
        if (due.isPresent()) {
            Begun begun = due.get();
            InspectionReport report = file.inspect(begun.version(), ruleset, unheard -> {});
            if (failed.triesAgain(id, report, System.nanoTime())) {
                LOG.warnf("Version %s is inspected anew once more, since %s may be of the moment", id, report.reason());
                return;
            }
            QuarkusTransaction.requiringNew().run(() -> replace(id, ruleset, begun.at(), report));
        }
    }

    private record Begun(DocumentVersion version, Instant at) {}

    private boolean isDue(DocumentVersion version, WrittenRuleset ruleset) {
        boolean there = version.destroyedAt() == null
                && (version.state() == VersionState.INSPECTED || version.state() == VersionState.UNINSPECTABLE);
        String rules = ruleset.rules().digest().hex();
        return there
                && inspections
                        .latestOf(version.id())
                        .filter(latest -> latest.report().rulesetDigest().equals(rules))
                        .isEmpty();
    }

    private void replace(UUID id, WrittenRuleset ruleset, Instant begun, InspectionReport report) {
        DocumentVersion version = versions.lock(id);
        if (!isDue(version, ruleset)) {
            return;
        }
        Instant now = clock.now();
        var finished = new FinishedInspection(UUID.randomUUID(), id, begun, now, report);
        var step = report.state() == InspectionState.INSPECTED
                ? VersionState.Step.REPLACE_INSPECTION
                : VersionState.Step.DECLARE_UNINSPECTABLE_ANEW;
        Change<DocumentVersion> change = version.inspection(step, INSPECTOR, now);
        // Whoever cannot compare says the unfavourable thing.
        var verdict = inspections
                .latestOf(id)
                .map(before -> ReportComparison.of(before.report(), report).verdict())
                .orElse(ReportComparison.Verdict.GRAVER);
        var event = change.event()
                .attesting(finished)
                .fact("inspection", finished.id().toString())
                .fact("ruleset", report.rulesetVersion())
                .fact("persons", report.personCount())
                .fact("findings", report.findings().size())
                .fact("verdict", verdict.name())
                .because(report.reason() == null ? verdict : Objects.requireNonNull(report.reason()));
        versions.record(new Change<>(change.after(), event), entry -> inspections.store(finished, entry));
    }
}
