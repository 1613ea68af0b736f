package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.RulesetFileRefused;
import org.imprimatur.inspection.rules.RulesetProposal;
import org.imprimatur.inspection.rules.RulesetRefused;
import org.imprimatur.inspection.rules.RulesetVersion;
import org.imprimatur.inspection.rules.WrittenRuleset;

/**
 * A policy administrator proposes a ruleset, and a privacy officer, another person, puts it in force. From then on every version
 * whose bytes are there is inspected by it ({@link InspectVersions}).
 */
@ApplicationScoped
public class ChangeRuleset {
    private final RulesetProposals proposals;
    private final RulesetVersions versions;
    private final Authorities authorities;
    private final DatabaseClock clock;
    private final EntityManager entityManager;

    ChangeRuleset(
            RulesetProposals proposals,
            RulesetVersions versions,
            Authorities authorities,
            DatabaseClock clock,
            EntityManager entityManager) {
        this.proposals = proposals;
        this.versions = versions;
        this.authorities = authorities;
        this.clock = clock;
        this.entityManager = entityManager;
    }

    /**
     * @throws RuleViolation where the actor may not; {@link RulesetRefused} for a text that is not exactly right, with the place
     */
    @Act(Action.PROPOSE_RULESET)
    @Transactional
    public RulesetProposal propose(Actor actor, String text) {
        Instant now = clock.now();
        authorities.require(actor, Role.POLICY_ADMINISTRATOR, now);
        return proposals.record(RulesetProposal.propose(UUID.randomUUID(), read(text), actor, person(actor), now));
    }

    /**
     * @throws RuleViolation where the actor may not, proposed it, or it is in force already; {@link
     *     InspectionRefusal#RULESET_UNVERIFIED} where nobody can say which is in force
     */
    @Act(Action.ACTIVATE_RULESET)
    @Transactional
    public RulesetVersion activate(Actor actor, ProposalAttempt which) {
        requireMayActivate(actor);
        LoadRuleset.lock(entityManager);
        Instant now = clock.now();
        authorities.require(actor, Role.PRIVACY_OFFICER, now);
        RulesetProposal proposal = proposals
                .find(which.proposal())
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.PROPOSAL_NOT_FOUND));
        RulesetVersion inForce = versions.newest()
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.RULESET_UNVERIFIED))
                .version();
        if (!read(proposal.text()).rules().digest().equals(proposal.rulesDigest())) {
            throw new RuleViolation(InspectionRefusal.PROPOSAL_OF_ANOTHER_RELEASE);
        }
        return versions.record(inForce.replaceBy(proposal, actor, person(actor), now));
    }

    /** @throws RuleViolation where the actor may not propose a ruleset now */
    @Transactional
    public void requireMayPropose(Actor actor) {
        authorities.require(actor, Role.POLICY_ADMINISTRATOR, clock.now());
    }

    /** @throws RuleViolation where the actor may not put this proposal in force now */
    @Transactional
    public void requireMayActivate(Actor actor, RulesetProposal proposal) {
        requireMayActivate(actor);
        if (actor.is(proposal.by())) {
            throw new RuleViolation(InspectionRefusal.OWN_PROPOSAL);
        }
    }

    private void requireMayActivate(Actor actor) {
        authorities.require(actor, Role.PRIVACY_OFFICER, clock.now());
    }

    private static PersonId person(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        return person;
    }

    private static WrittenRuleset read(String text) {
        try {
            return WrittenRuleset.read(text);
        } catch (RulesetFileRefused refused) {
            throw new RulesetRefused(refused);
        }
    }
}
