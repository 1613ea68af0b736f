package org.imprimatur.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Reads;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;
import org.imprimatur.policy.rules.Policy;
import org.jspecify.annotations.Nullable;

/** Everybody in the register may read the rules, those that were replaced too. */
@ApplicationScoped
public class ReadPolicy {
    private final PolicyVersions versions;
    private final PolicyInForce inForce;

    ReadPolicy(PolicyVersions versions, PolicyInForce inForce) {
        this.versions = versions;
        this.inForce = inForce;
    }

    /**
     * @param version null for the version in force; then never empty, but perhaps {@link Policy#NONE}
     * @return empty for a version that is not there or does not verify
     * @throws RuleViolation {@link AuthorityRefusal#ACCOUNT_NOT_LINKED}
     */
    @Reads
    public Optional<Policy> policy(Actor actor, @Nullable Integer version) {
        if (actor.person() == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        return version == null ? Optional.of(inForce.get()) : versions.find(version);
    }
}
