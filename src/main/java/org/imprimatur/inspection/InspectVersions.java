package org.imprimatur.inspection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.WorkersUnavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Inspects every version that is received, by the ruleset in force. */
@ApplicationScoped
class InspectVersions {
    private static final Logger LOG = Logger.getLogger(InspectVersions.class);
    private static final Actor INSPECTOR = Actor.system("inspection");
    private static final int AT_ONCE = 20;

    private final Versions versions;
    private final Inspections inspections;
    private final FileInspection file;
    private final RunningInspections running;
    private final DatabaseClock clock;
    private final InspectionTurns turns;
    private final RulesetInForce rulesets;
    private final MeterRegistry meters;
    /** How many versions wait for their inspection; at least, when more than a round takes on. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final Set<UUID> givenUp = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean withoutWorkers = new AtomicBoolean();
    private final AtomicBoolean withoutRules = new AtomicBoolean();

    InspectVersions(
            Versions versions,
            Inspections inspections,
            FileInspection file,
            RunningInspections running,
            DatabaseClock clock,
            InspectionTurns turns,
            RulesetInForce rulesets,
            MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("imprimatur.inspection.waiting", waiting);
        this.versions = versions;
        this.inspections = inspections;
        this.file = file;
        this.running = running;
        this.clock = clock;
        this.turns = turns;
        this.rulesets = rulesets;
    }

    /** One round: whatever is due and is not being inspected. */
    void inspectAll() throws SQLException {
        for (UUID version : due()) {
            WrittenRuleset ruleset = rulesets.get().orElse(null);
            if (ruleset == null) {
                if (!withoutRules.getAndSet(true)) {
                    LOG.error("inspection.ruleset.unverified: versions wait, since nobody can say by which rules");
                }
                return;
            }
            withoutRules.set(false);
            try {
                if (turns.take(version, () -> inspect(version, ruleset))) {
                    withoutWorkers.set(false);
                }
            } catch (WorkersUnavailable unavailable) {
                if (!unavailable.isEnding() && !withoutWorkers.getAndSet(true)) {
                    LOG.errorf("inspection.workers.unavailable: versions wait. %s", unavailable.getMessage());
                }
                return;
            } catch (RuleViolation notVouchedFor) {
                givenUp.add(version);
                LOG.errorf("audit.forgery.detected: no entry vouches for version %s; it is not inspected", version);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "The inspection of version %s failed; it will be taken up again", version);
            }
        }
    }

    private List<UUID> due() {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Rows that no entry vouches for stay in front for ever: they must not keep the others waiting.
            int limit = AT_ONCE + givenUp.size();
            var due = new ArrayList<>(versions.in(VersionState.INSPECTING, limit));
            due.addAll(versions.in(VersionState.RECEIVED, limit));
            due.removeAll(givenUp);
            waiting.set(due.size());
            return due;
        });
    }

    private boolean inspect(UUID id, WrittenRuleset ruleset) {
        // Before it is on record that an inspection has begun: that would be so again at each round.
        file.requireWorkers();
        var begun = QuarkusTransaction.requiringNew().call(() -> begin(id));
        if (begun == null) {
            return false;
        }
        Timer.Sample sample = Timer.start(meters);
        InspectionReport report;
        try (RunningInspections.Running told = running.begun(id)) {
            report = file.inspect(begun.version(), ruleset, told);
        }
        sample.stop(meters.timer(
                "imprimatur.inspection.duration", "state", report.state().name().toLowerCase(Locale.ROOT)));
        try {
            QuarkusTransaction.requiringNew().run(() -> finish(begun, report));
        } catch (RuntimeException failure) {
            // What was found could not be stored. That the version is uninspectable can be.
            LOG.errorf(failure, "What was found in version %s could not be stored", id);
            InspectionReport failed =
                    Inspection.uninspectable(UninspectableReason.INSPECTION_FAILED, null, null, ruleset.rules());
            QuarkusTransaction.requiringNew().run(() -> finish(begun, failed));
        }
        return true;
    }

    private record Begun(DocumentVersion version, Instant at) {}

    private @Nullable Begun begin(UUID id) {
        DocumentVersion version = versions.lock(id);
        var step = switch (version.state()) {
            case RECEIVED -> VersionState.Step.START_INSPECTION;
            case INSPECTING -> VersionState.Step.RESUME_INSPECTION;
            case INSPECTED, UNINSPECTABLE -> null;
        };
        if (step == null) {
            return null;
        }
        Instant now = clock.now();
        return new Begun(versions.record(version.inspection(step, INSPECTOR, now)), now);
    }

    private void finish(Begun begun, InspectionReport report) {
        DocumentVersion version = versions.lock(begun.version().id());
        Instant now = clock.now();
        var finished = new FinishedInspection(UUID.randomUUID(), version.id(), begun.at(), now, report);
        var step = report.state() == InspectionState.INSPECTED
                ? VersionState.Step.COMPLETE_INSPECTION
                : VersionState.Step.DECLARE_UNINSPECTABLE;
        Change<DocumentVersion> change = version.inspection(step, INSPECTOR, now);
        var event = change.event()
                .attesting(finished)
                .fact("inspection", finished.id().toString())
                .fact("ruleset", report.rulesetVersion())
                .fact("persons", report.personCount())
                .fact("findings", report.findings().size());
        var reason = report.reason();
        versions.record(
                new Change<>(change.after(), reason == null ? event : event.because(reason)),
                entry -> inspections.store(finished, entry));
    }
}
