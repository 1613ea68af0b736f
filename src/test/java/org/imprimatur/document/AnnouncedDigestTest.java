package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DocumentRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedDigestTest {
    /** The example of RFC 9530, appendix D.1: the digest of {"hello": "world"} and a line feed. */
    private static final String EXAMPLE = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    private static final Sha256 EXAMPLE_DIGEST = Sha256.of("{\"hello\": \"world\"}\n");

    @Test
    void the_example_of_the_standard_is_read() {
        assertThat(AnnouncedDigest.in(EXAMPLE)).contains(EXAMPLE_DIGEST);
    }

    @Test
    void other_algorithms_beside_it_are_ignored() {
        assertThat(AnnouncedDigest.in("sha-512=:AAAA:, " + EXAMPLE)).contains(EXAMPLE_DIGEST);
    }

    @Test
    void no_header_announces_nothing() {
        assertThat(AnnouncedDigest.in(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha-512=:AAAA:",
                "sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=",
                "sha-256=:AAAA:",
                "sha-256=:not base64:",
                "sha-256=:A:",
                "sha-256"
            })
    void a_header_without_a_readable_sha256_is_refused_not_ignored(String header) {
        assertThatThrownBy(() -> AnnouncedDigest.in(header))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation ->
                                assertThat(violation.refusal()).isEqualTo(DocumentRefusal.CONTENT_DIGEST_UNREADABLE));
    }
}
