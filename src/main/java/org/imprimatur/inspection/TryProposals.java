package org.imprimatur.inspection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.RulesetFileRefused;
import org.imprimatur.inspection.rules.RulesetProposal;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.WorkersUnavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tries the newest proposed ruleset on stored versions, when there is nothing else to inspect: whoever decides sees first what it would
 * find. Changes nothing but the tally.
 */
@ApplicationScoped
class TryProposals {
    private static final Logger LOG = Logger.getLogger(TryProposals.class);
    private static final int AT_ONCE = 5;

    private final RulesetProposals proposals;
    private final RulesetTrials trials;
    private final Versions versions;
    private final Inspections inspections;
    private final FileInspection file;
    private final InspectionTurns turns;
    private final Set<UUID> over = ConcurrentHashMap.newKeySet();

    TryProposals(
            RulesetProposals proposals,
            RulesetTrials trials,
            Versions versions,
            Inspections inspections,
            FileInspection file,
            InspectionTurns turns) {
        this.proposals = proposals;
        this.trials = trials;
        this.versions = versions;
        this.inspections = inspections;
        this.file = file;
        this.turns = turns;
    }

    private record Due(RulesetProposal proposal, List<UUID> versions) {}

    private record Stored(DocumentVersion version, InspectionReport report) {}

    /**
     * A few of those that are due.
     *
     * @return whether there may be more
     */
    boolean trySome() throws SQLException {
        Due due = QuarkusTransaction.requiringNew().call(this::due);
        if (due == null) {
            return false;
        }
        WrittenRuleset proposed;
        try {
            proposed = WrittenRuleset.read(due.proposal().text());
        } catch (RulesetFileRefused unreadable) {
            LOG.warnf(
                    unreadable,
                    "The proposed ruleset %s is not read by this release",
                    due.proposal().id());
            over.add(due.proposal().id());
            return false;
        }
        boolean any = false;
        for (UUID version : due.versions()) {
            any |= turns.take(version, () -> tryOn(due.proposal(), proposed, version));
        }
        return any;
    }

    private @Nullable Due due() {
        return proposals.newest(1).stream()
                .filter(proposal -> !over.contains(proposal.id()))
                .map(proposal -> new Due(proposal, trials.untried(proposal, AT_ONCE)))
                .filter(this::goesOn)
                .findFirst()
                .orElse(null);
    }

    private boolean goesOn(Due due) {
        if (due.versions().isEmpty()) {
            over.add(due.proposal().id());
        }
        return !due.versions().isEmpty();
    }

    private boolean tryOn(RulesetProposal proposal, WrittenRuleset proposed, UUID id) {
        try {
            Stored stored = QuarkusTransaction.requiringNew().call(() -> stored(id));
            if (stored == null) {
                QuarkusTransaction.requiringNew().run(() -> trials.recordUnknown(proposal.id(), id));
                return true;
            }
            InspectionReport after = file.inspect(stored.version(), proposed, unheard -> {});
            QuarkusTransaction.requiringNew().run(() -> trials.record(proposal.id(), id, stored.report(), after));
            return true;
        } catch (WorkersUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "A proposed ruleset could not be tried on version %s; it will be tried again", id);
            return false;
        }
    }

    private @Nullable Stored stored(UUID id) {
        var version = versions.find(id).orElse(null);
        var latest = inspections.latestOf(id).map(FinishedInspection::report).orElse(null);
        return version == null || latest == null ? null : new Stored(version, latest);
    }
}
