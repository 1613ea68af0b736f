package org.imprimatur.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;
import org.imprimatur.approval.rules.StepUp;

/** Settings of approval requests. */
@ConfigMapping(prefix = "imprimatur.approval")
interface ApprovalConfig {
    /** How long reviewers have from the submission on. */
    @WithDefault("14D")
    Duration reviewWithin();

    /** How often requests that ran out or became void are recorded as such. Nothing is decided by it. */
    @WithDefault("60S")
    Duration sweepEvery();

    /** How people must have been authenticated to sign. */
    Signing signing();

    interface Signing {
        /**
         * The {@code acr} values of the identity provider that are strong enough to sign with. The default is the
         * evaluation's; set your provider's own.
         */
        @WithDefault("urn:imprimatur:acr:multi-factor")
        Set<String> acrValues();

        /** How long ago a person may have been authenticated, at most. Policy can ask for less. */
        @WithDefault("10M")
        Duration maxAge();
    }

    default StepUp stepUp() {
        return new StepUp(signing().acrValues(), signing().maxAge());
    }
}
