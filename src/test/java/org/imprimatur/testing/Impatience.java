package org.imprimatur.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.Map;

/** Reviewers have seconds, the sweeper of requests comes when a test says so, and few refusals are recorded one by one. */
public final class Impatience implements QuarkusTestProfile {
    private static final Duration REVIEW_WITHIN = Duration.ofSeconds(4);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "imprimatur.approval.review-within",
                REVIEW_WITHIN.toString(),
                "imprimatur.approval.sweep-every",
                "24h",
                "imprimatur.audit.refusals-recorded",
                "3",
                "imprimatur.audit.refusal-window",
                "PT3S");
    }
}
