package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.document.rules.DocumentExamples.ANNA;
import static org.imprimatur.document.rules.DocumentExamples.BEN;
import static org.imprimatur.document.rules.DocumentExamples.document;
import static org.imprimatur.document.rules.DocumentExamples.firstVersion;

import java.util.Set;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityTest {
    @ParameterizedTest
    @CsvSource({
        "SUBMITTER, OWN, true, false",
        "PROGRAM_REVIEWER, ALL, true, true",
        "RECORDS_OFFICER, ALL, true, true",
        "PRIVACY_OFFICER, ALL, true, true",
        "COUNSEL, ALL, true, true",
        "APPROVING_OFFICIAL, ALL, true, true",
        "PUBLISHER, ALL, false, false",
        "INCIDENT_MANAGER, ALL, false, false",
        "CASE_OFFICER, ALL, false, false",
        "AUDITOR, ALL, false, false",
        "POLICY_ADMINISTRATOR, NONE, false, false",
        "AUTHORITY_ADMINISTRATOR, NONE, false, false",
    })
    void each_role_sees_what_it_needs_and_reads_less(
            Role role, Visibility visibility, boolean readsOwnBytes, boolean readsOthersBytes) {
        var held = Set.of(role);
        var version = firstVersion().version();

        assertThat(Visibility.of(held)).isEqualTo(visibility);
        assertThat(Visibility.showsContent(held, ANNA, document(), version)).isEqualTo(readsOwnBytes);
        assertThat(Visibility.showsContent(held, BEN, document(), version)).isEqualTo(readsOthersBytes);
    }

    @Test
    void whoever_holds_several_roles_sees_what_the_widest_of_them_sees() {
        assertThat(Visibility.of(Set.of(Role.POLICY_ADMINISTRATOR, Role.SUBMITTER)))
                .isEqualTo(Visibility.OWN);
        assertThat(Visibility.of(Set.of(Role.SUBMITTER, Role.AUDITOR))).isEqualTo(Visibility.ALL);
        assertThat(Visibility.of(Set.of())).isEqualTo(Visibility.NONE);
    }

    @Test
    void without_a_role_nothing_is_shown_even_of_ones_own() {
        assertThat(Visibility.NONE.shows(true)).isFalse();
        assertThat(Visibility.OWN.shows(true)).isTrue();
        assertThat(Visibility.OWN.shows(false)).isFalse();
        assertThat(Visibility.ALL.shows(false)).isTrue();
    }
}
