package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.imprimatur.inspection.rules.WrittenRuleset;

/** The ruleset by which versions are inspected. */
@ApplicationScoped
class RulesetInForce {
    private final RulesetVersions versions;

    RulesetInForce(RulesetVersions versions) {
        this.versions = versions;
    }

    /**
     * The newest version, verified against its audit entry at each call; empty where there is none or it does not verify, and
     * nothing can be inspected then. Joins the caller's transaction.
     */
    @Transactional
    Optional<WrittenRuleset> get() {
        return versions.newest().map(RulesetVersions.Counting::written);
    }
}
