package org.imprimatur.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.policy.rules.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFileTest {
    private static final String RIGHT = """
            format: 1
            rows:
            - row: aggregates
              categories: [AGGREGATE_ONLY]
              audiences: [PUBLIC_WEB]
              ruling: allowed
              sign-offs-in-any-order: [PROGRAM_REVIEWER, PRIVACY_OFFICER]
              legal-bases: []
              publish-within: 14 d
              conditions: [INSPECTION_CLEAN]
              citation: counts
            - row: visas
              categories: [VISA_RECORD]
              audiences: [PUBLIC_WEB]
              ruling: forbidden
              citation: 8 USC 1202(f)
            """;

    @Test
    void a_file_without_fault_is_read() {
        var policy = PolicyFile.read(RIGHT, 7);

        assertThat(policy.version()).isEqualTo(7);
        assertThat(policy.rules())
                .extracting(rule -> rule.id())
                .containsExactly("aggregates:AGGREGATE_ONLY:PUBLIC_WEB", "visas:VISA_RECORD:PUBLIC_WEB");
    }

    /** What is replaced in the file above, by what, and what the person who wrote it is told. */
    static List<Arguments> faults() {
        return List.of(
                Arguments.of(
                        "publish-within: 14 d", "publish-in: 14 d", "line 3, row aggregates: unknown field publish-in"),
                Arguments.of(
                        "  publish-within: 14 d\n", "", "line 3, row aggregates: the field publish-within is missing"),
                Arguments.of("publish-within: 14 d", "publish-within: soon", "publish-within is a period like 14 d"),
                Arguments.of("publish-within: 14 d", "publish-within: 0 d", "publish-within is a period like 14 d"),
                Arguments.of("publish-within: 14 d", "publish-within: 14", "publish-within is a text"),
                Arguments.of("  legal-bases: []\n", "", "line 3, row aggregates: the field legal-bases is missing"),
                Arguments.of("legal-bases: []", "legal-bases: [because]", "unknown code because in legal-bases"),
                Arguments.of("legal-bases: []", "legal-bases: 8USC1202(f)", "legal-bases is a list"),
                Arguments.of("legal-bases: []", "legal-bases: []\n  single-use: maybe", "single-use is true or false"),
                Arguments.of("legal-bases: []", "legal-bases: []\n  legal-bases: []", "uplicate"),
                Arguments.of("[AGGREGATE_ONLY]", "[AGGREGATES]", "unknown code AGGREGATES in categories"),
                Arguments.of("[AGGREGATE_ONLY]", "[]", "names no category or no audience"),
                Arguments.of("[AGGREGATE_ONLY]", "[ASYLUM_GROUP, REFUGEE]", "names REFUGEE twice"),
                Arguments.of("[INSPECTION_CLEAN]", "[LOOKS_FINE]", "unknown code LOOKS_FINE in conditions"),
                Arguments.of("[PROGRAM_REVIEWER, PRIVACY_OFFICER]", "[BOSS]", "unknown code BOSS in sign-offs"),
                Arguments.of(
                        "[PROGRAM_REVIEWER, PRIVACY_OFFICER]",
                        "[SUBMITTER]",
                        "asks a role to sign that does not review"),
                Arguments.of("[PROGRAM_REVIEWER, PRIVACY_OFFICER]", "[]", "asks for nobody's sign-off"),
                Arguments.of("ruling: allowed", "ruling: perhaps", "ruling is allowed, forbidden or adds"),
                Arguments.of(
                        "ruling: forbidden",
                        "ruling: forbidden\n  legal-bases: [8USC1202(f)]",
                        "row visas: rule visas:VISA_RECORD:PUBLIC_WEB forbids"),
                Arguments.of(
                        "row: visas",
                        "row: aggregates",
                        "line 12, row aggregates: line 3 has a row of this name already"),
                Arguments.of(
                        "[VISA_RECORD]",
                        "[AGGREGATE_ONLY]",
                        "line 12, row visas: duplicate: AGGREGATE_ONLY to PUBLIC_WEB is answered by row aggregates (line 3)"),
                Arguments.of("  citation: counts\n", "", "the field citation is missing"),
                Arguments.of("- row: visas\n ", "-", "the field row is missing"),
                Arguments.of("format: 1", "format: 2", "line 1: this product reads format 1"),
                Arguments.of("format: 1\n", "", "the field format is missing"),
                Arguments.of("format: 1", "format: 1\nnote: hello", "line 2: unknown field note"),
                Arguments.of(
                        "  citation: 8 USC 1202(f)\n",
                        "  citation: 8 USC 1202(f)\n---\nformat: 1\n",
                        "second document"),
                Arguments.of("[VISA_RECORD]", "[VISA_RECORD", "policy file, line"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_file_with_one_fault_is_refused_whole_and_the_line_is_named(String right, String wrong, String told) {
        assertThat(RIGHT).contains(right);

        assertThatThrownBy(() ->
                        PolicyFile.read(RIGHT.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)), 1))
                .isInstanceOf(PolicyFileRefused.class)
                .hasMessageStartingWith("policy file, line ")
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @MethodSource("emptyTexts")
    void a_text_without_a_policy_is_refused(String text) {
        assertThatThrownBy(() -> PolicyFile.read(text, 1)).isInstanceOf(PolicyFileRefused.class);
    }

    static List<String> emptyTexts() {
        return List.of("", "# nothing", "[]", "just words", "format: 1", "format: 1\nrows: none");
    }

    @Test
    void rows_for_the_same_place_are_alternatives_when_their_legal_bases_differ() {
        var text = """
                format: 1
                rows:
                - row: consent
                  categories: [TPS]
                  audiences: [NGO]
                  ruling: allowed
                  sign-offs-in-any-order: [PROGRAM_REVIEWER]
                  legal-bases: [8CFR244.16-CONSENT]
                  publish-within: 30 d
                  citation: consent
                - row: order
                  categories: [TPS]
                  audiences: [NGO]
                  ruling: allowed
                  sign-offs-in-any-order: [COUNSEL]
                  legal-bases: [8CFR244.16-COURT_ORDER]
                  publish-within: 30 d
                  citation: order
                """;

        assertThat(PolicyFile.read(text, 1).rules()).hasSize(2);
        assertThatThrownBy(() -> PolicyFile.read(text.replace("COURT_ORDER", "CONSENT"), 1))
                .isInstanceOf(PolicyFileRefused.class)
                .hasMessageContaining("line 11, row order: duplicate");
    }

    @Test
    void the_digest_names_the_rules_and_not_how_the_file_was_laid_out() {
        var laidOutOtherwise = "# a remark\n"
                + RIGHT.replace("[PROGRAM_REVIEWER, PRIVACY_OFFICER]", "[PRIVACY_OFFICER, PROGRAM_REVIEWER]");

        assertThat(PolicyFile.read(laidOutOtherwise, 2).digest())
                .isEqualTo(PolicyFile.read(RIGHT, 1).digest());
        assertThat(PolicyFile.read(RIGHT.replace("14 d", "15 d"), 1).digest())
                .isNotEqualTo(PolicyFile.read(RIGHT, 1).digest());
    }

    @Test
    void a_file_with_no_rows_is_a_policy_that_forbids_everything() {
        assertThat(PolicyFile.read("format: 1\nrows: []", 1).digest()).isEqualTo(Policy.NONE.digest());
    }
}
