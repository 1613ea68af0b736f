package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Reads;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.RulesetProposal;
import org.imprimatur.inspection.rules.RulesetVersion;
import org.jspecify.annotations.Nullable;

/** Everybody in the register may read the rules by which files are inspected, those that were replaced or only proposed too. */
@ApplicationScoped
public class ReadRulesets {
    /** How many proposals are listed. */
    public static final int LISTED = 20;

    private final RulesetVersions versions;
    private final RulesetProposals proposals;
    private final RulesetTrials trials;

    ReadRulesets(RulesetVersions versions, RulesetProposals proposals, RulesetTrials trials) {
        this.versions = versions;
        this.proposals = proposals;
        this.trials = trials;
    }

    /**
     * @param version null for the version in force
     * @return empty for a version that is not there or does not verify
     */
    @Reads
    public Optional<RulesetVersion> ruleset(Actor actor, @Nullable Integer version) {
        requireRegistered(actor);
        return (version == null ? versions.newest() : versions.find(version)).map(RulesetVersions.Counting::version);
    }

    @Reads
    public Optional<RulesetProposal> proposal(Actor actor, UUID id) {
        requireRegistered(actor);
        return proposals.find(id);
    }

    /** The newest first, at most {@link #LISTED}. */
    @Reads
    public List<RulesetProposal> proposals(Actor actor) {
        requireRegistered(actor);
        return proposals.newest(LISTED);
    }

    /** What the trial of a proposal that the actor was shown has found so far. */
    @Reads
    public RulesetTrials.Tally trialOf(RulesetProposal shown) {
        return trials.tallyOf(shown);
    }

    /**
     * For how many versions an inspection by a ruleset that the actor was shown counts now, and how many wait for one.
     *
     * @param rules the ruleset's digest
     */
    @Reads
    public RulesetTrials.Coverage coverageOf(Sha256 rules) {
        return trials.coverageOf(rules);
    }

    private static void requireRegistered(Actor actor) {
        if (actor.person() == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
    }
}
