package org.imprimatur.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.imprimatur.policy.graphql.PolicyBanReason;
import org.imprimatur.policy.rules.Ban;
import org.junit.jupiter.api.Test;

class BanReasonsTest {
    @Test
    void the_schema_names_every_reason_that_the_rules_have_and_no_other() {
        assertThat(Arrays.stream(PolicyBanReason.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(Ban.Reason.values()).map(Enum::name).toList());
    }
}
