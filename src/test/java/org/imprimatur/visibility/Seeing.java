package org.imprimatur.visibility;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Time passes faster, questions may be larger than an honest client's, and no refusal is counted with others. */
public final class Seeing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "imprimatur.approval.sweep-every", "1s",
                "imprimatur.release.sweep-every", "1s",
                "imprimatur.audit.refusals-recorded", "100000",
                "imprimatur.graphql.cost", "100000000",
                "imprimatur.graphql.fields", "10000",
                "imprimatur.graphql.aliases", "10000",
                "imprimatur.graphql.tokens", "50000",
                "imprimatur.graphql.within", "120s");
    }
}
