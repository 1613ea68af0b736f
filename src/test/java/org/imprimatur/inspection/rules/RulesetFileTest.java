package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.inspection.rules.SampleTable.found;
import static org.imprimatur.inspection.rules.SampleTable.inspected;

import java.util.stream.Stream;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.RulesetFileRefused.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An office adds what it knows, without code; whatever is not exactly right refuses the whole file. */
class RulesetFileTest {
    private static final String FINS = """
            - recogniser: FINS
              kind: person-identifier
              needs: {digits: 10}
              anywhere: '(?i:fins)[ #:]*\\d{10}'
              header-hints: ["_fins"]
              header: '(.* )?fins( number)?'
              under-header: '\\d{10}'
              categories: [SPII, PRIVACY_ACT_RECORD]
              matches: ["FINS# 1234567890"]
              does-not-match: ["1234567890"]
              headers: ["FINS", "Subject FINS number"]
              values: ["1234567890"]
              not-values: ["123"]
            """;

    private static String with(String recogniser) {
        String shipped = RulesetFile.shippedText();
        return shipped.replace("\nclaims:\n", "\n" + recogniser + "\nclaims:\n")
                .replace("\"2026.2\"", "\"2026.2-office\"");
    }

    @Test
    void an_office_adds_a_recogniser_without_code() {
        Ruleset own = RulesetFile.read(with(FINS));
        InspectionReport report = inspected("T", own, "Office|FINS", "North|1234567890", "South|1234567891");
        assertThat(found(report)).containsExactly("HIGH FINS 2");
        assertThat(report.categories())
                .containsExactlyInAnyOrder(ProtectionCategory.SPII, ProtectionCategory.PRIVACY_ACT_RECORD);
        assertThat(report.rulesetVersion()).isEqualTo("2026.2-office");
        assertThat(report.rulesetDigest())
                .isEqualTo(own.digest().hex())
                .isNotEqualTo(Ruleset.shipped().digest().hex());
        assertThat(inspected("T", "Office|FINS", "North|1234567890").clean()).isTrue();
    }

    @Test
    void a_match_without_its_context_is_weak() {
        Ruleset own = RulesetFile.read(with("""
                - recogniser: BOOKING
                  kind: person-identifier
                  anywhere: 'B\\d{7}'
                  context: [booking, booked]
                  matches: ["booking B1234567", "B1234567"]
                """));
        assertThat(found(inspected("T", own, "booking B1234567"))).containsExactly("HIGH BOOKING 1");
        assertThat(found(inspected("T", own, "part B1234567"))).containsExactly("LOW BOOKING 0");
    }

    @Test
    void a_severity_says_what_a_finding_in_a_visible_place_calls_for() {
        Ruleset own = RulesetFile.read(with("""
                - recogniser: CASE_NOTE
                  kind: attribute
                  severity: medium
                  anywhere: 'note to file'
                  matches: ["note to file"]
                """));
        assertThat(found(inspected("T", own, "A-Number|Remarks", "99163159|see note to file")))
                .contains("MEDIUM CASE_NOTE 1");
    }

    static Stream<Arguments> whatever_is_not_exactly_right_is_refused_by_name() {
        return Stream.of(
                Arguments.of(FINS.replace("kind: person-identifier", "kind: number"), Flaw.UNKNOWN_CODE),
                Arguments.of(FINS.replace("kind: person-identifier", "knd: name"), Flaw.UNKNOWN_FIELD),
                Arguments.of(FINS.replace("  kind: person-identifier\n", ""), Flaw.MISSING_FIELD),
                Arguments.of(FINS.replace("'\\d{10}'", "'(\\d{10}'"), Flaw.BAD_PATTERN),
                Arguments.of(FINS.replace("'\\d{10}'", "'(?=1)\\d{10}'"), Flaw.BAD_PATTERN),
                Arguments.of(FINS.replace("'\\d{10}'", "'((\\d{100}){100}){100}'"), Flaw.PATTERN_TOO_LARGE),
                Arguments.of(FINS.replace("'\\d{10}'", "'\\d*'"), Flaw.PATTERN_MATCHES_NOTHING),
                Arguments.of(FINS.replace("recogniser: FINS", "recogniser: SSN"), Flaw.DUPLICATE_NAME),
                Arguments.of(FINS.replace("recogniser: FINS", "recogniser: fins"), Flaw.WRONG_TYPE),
                Arguments.of(FINS.replace("[\"1234567890\"]\n  not", "[\"123\"]\n  not"), Flaw.EXAMPLE_DIFFERS),
                Arguments.of(
                        FINS.replace("not-values: [\"123\"]", "not-values: [\"1234567899\"]"), Flaw.EXAMPLE_DIFFERS),
                Arguments.of(FINS.replace("[\"FINS\", ", "[\"Total\", "), Flaw.EXAMPLE_DIFFERS),
                Arguments.of(FINS.replace("[\"_fins\"]", "[\"_finz\"]"), Flaw.EXAMPLE_DIFFERS),
                Arguments.of(FINS.replace("  values: [\"1234567890\"]\n", ""), Flaw.EXAMPLE_MISSING),
                Arguments.of(FINS.replace("  under-header: '\\d{10}'\n", ""), Flaw.MISSING_FIELD),
                Arguments.of(FINS + "  check: prime_number\n", Flaw.UNKNOWN_CODE),
                Arguments.of(FINS + "  severity: critical\n", Flaw.UNKNOWN_CODE),
                Arguments.of(FINS + "  share: 2\n", Flaw.WRONG_TYPE),
                Arguments.of(FINS.replace("SPII, PRIVACY_ACT_RECORD", "AGGREGATE_ONLY"), Flaw.UNKNOWN_CODE),
                Arguments.of("- recogniser: [", Flaw.NOT_READABLE),
                Arguments.of(FINS + "  kind: name\n", Flaw.NOT_READABLE),
                Arguments.of("  # " + "x".repeat(500_000), Flaw.TOO_LARGE));
    }

    @ParameterizedTest
    @MethodSource
    void whatever_is_not_exactly_right_is_refused_by_name(String recogniser, Flaw flaw) {
        assertThatThrownBy(() -> RulesetFile.read(with(recogniser)))
                .isInstanceOfSatisfying(
                        RulesetFileRefused.class,
                        refused -> assertThat(refused.flaw()).isEqualTo(flaw))
                .hasMessageStartingWith("ruleset, line ");
    }

    @Test
    void a_refusal_names_the_line() {
        String file = with(FINS.replace("'\\d{10}'", "'(\\d{10}'"));
        int line = (int) file.lines()
                        .takeWhile(each -> !each.contains("recogniser: FINS"))
                        .count()
                + 1;
        assertThatThrownBy(() -> RulesetFile.read(file))
                .isInstanceOfSatisfying(
                        RulesetFileRefused.class,
                        refused -> assertThat(refused.line()).isEqualTo(line))
                .hasMessageContaining("FINS");
    }

    @Test
    void counted_repetitions_are_written_out_to_see_how_large_a_pattern_is() {
        assertThat(PatternSize.of("abc")).isEqualTo(3);
        assertThat(PatternSize.of("[a-z]{3}\\d{2,5}x")).isEqualTo(9);
        assertThat(PatternSize.of("((ab){10}c){10}")).isEqualTo(210);
        assertThat(PatternSize.of("((((x{999}){999}){999}){999}){999}")).isGreaterThan(1_000_000_000L);
    }
}
