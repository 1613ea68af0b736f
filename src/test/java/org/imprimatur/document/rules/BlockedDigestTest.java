package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.document.rules.DocumentExamples.ANNA;
import static org.imprimatur.document.rules.DocumentExamples.NOON;
import static org.imprimatur.document.rules.DocumentExamples.SALT;
import static org.imprimatur.document.rules.DocumentExamples.actor;
import static org.imprimatur.document.rules.DocumentExamples.authority;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockedDigestTest {
    private static final Sha256 LEAKED = Sha256.of("leaked");
    private static final Set<Role> MAY_NOT =
            EnumSet.of(Role.CASE_OFFICER, Role.AUDITOR, Role.POLICY_ADMINISTRATOR, Role.AUTHORITY_ADMINISTRATOR);

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybody_who_has_a_part_in_a_release_blocks_a_digest_alone(Role role) {
        if (MAY_NOT.contains(role)) {
            assertRefused("Leaked.", false, role, DocumentRefusal.MAY_NOT_BLOCK_DIGEST);
        } else {
            var change = block("Leaked.", false, role);
            assertThat(change.after().sha256()).isEqualTo(LEAKED);
            assertThat(change.event().role()).isEqualTo(role);
        }
    }

    @Test
    void blocking_needs_a_reason() {
        assertRefused(" ", false, Role.COUNSEL, DocumentRefusal.BLOCK_REASON_MISSING);
        assertRefused("x".repeat(2_001), false, Role.COUNSEL, DocumentRefusal.BLOCK_REASON_NOT_ACCEPTABLE);
        assertThat(block("Two\nlines.", false, Role.COUNSEL).after().reason()).isEqualTo("Two\nlines.");
    }

    @Test
    void blocking_a_blocked_digest_again_says_so() {
        assertRefused("Leaked.", true, Role.COUNSEL, DocumentRefusal.DIGEST_ALREADY_BLOCKED);
    }

    @Test
    void neither_reason_nor_digest_reach_the_entry_in_the_clear() {
        var change = block("Names of people.", false, Role.COUNSEL);

        assertThat(change.event().facts()).isEmpty();
        assertThat(change.event().details()).containsOnlyKeys("reason", "sha256");
        assertThat(change.after().attested().toString()).doesNotContain("Names");
    }

    private static Change<BlockedDigest> block(String reason, boolean already, Role role) {
        return BlockedDigest.block(
                LEAKED,
                reason,
                already,
                new BlockedDigest.Identity(new UUID(5, 1), SALT),
                actor(ANNA, Set.of(role)),
                authority(ANNA, role),
                NOON);
    }

    private static void assertRefused(String reason, boolean already, Role role, DocumentRefusal refusal) {
        assertThatThrownBy(() -> block(reason, already, role))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }
}
