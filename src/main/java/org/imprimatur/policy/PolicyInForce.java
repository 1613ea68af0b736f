package org.imprimatur.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.imprimatur.audit.Reads;
import org.imprimatur.policy.rules.Policy;

/** The policy by which later features judge. */
@ApplicationScoped
public class PolicyInForce {
    private final PolicyVersions versions;

    PolicyInForce(PolicyVersions versions) {
        this.versions = versions;
    }

    /**
     * The newest version, verified against its audit entry at each call; {@link Policy#NONE}, which forbids everything,
     * where there is none or it does not verify. Joins the caller's transaction.
     */
    @Reads
    public Policy get() {
        return versions.newest().orElse(Policy.NONE);
    }
}
