package org.imprimatur.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.identity.Actor;
import org.imprimatur.policy.rules.PolicyVersion;

/** Puts another policy in force, as a later version with its entry. Whoever does so puts the shipped one back afterwards. */
@ApplicationScoped
public class PolicyChange {
    private static final Actor TESTS = Actor.system("policy-of-tests");

    private final PolicyVersions versions;
    private final PolicyInForce inForce;
    private final DatabaseClock clock;

    PolicyChange(PolicyVersions versions, PolicyInForce inForce, DatabaseClock clock) {
        this.versions = versions;
        this.inForce = inForce;
        this.clock = clock;
    }

    @Transactional
    public void load(String text) {
        int next = inForce.get().version() + 1;
        versions.record(PolicyVersion.load(TESTS, clock.now(), PolicyFile.read(text, next), text));
    }

    public void loadShipped() {
        load(shipped());
    }

    public String shipped() {
        return PolicyFile.shippedText();
    }
}
