package org.imprimatur.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.Ban.Reason;
import org.imprimatur.policy.rules.Condition;
import org.imprimatur.policy.rules.ContentFacts;
import org.imprimatur.policy.rules.Evidence;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.policy.rules.PolicyCase;
import org.imprimatur.policy.rules.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of the product's design, written a second time and in another form, against the file that ships. Every pair of
 * category and audience is asked; what the table does not name is forbidden.
 */
class ShippedPolicyTest {
    private static final Policy POLICY = PolicyFile.read(PolicyFile.shippedText(), 1);
    private static final ContentFacts HARMLESS = new ContentFacts(true, true, false, false);
    private static final Evidence EVERYTHING = Evidence.of(EvidenceField.values());

    private static final String ASYLUM = "ASYLUM FEAR_DETERMINATION WITHHOLDING_CAT REFUGEE";
    private static final String NO_BASIS = "none";
    private static final String MADE_UP_BASIS = "1USC1";
    private static final String PRIVACY_ACT = IntStream.rangeClosed(1, 12)
            .mapToObj(paragraph -> "5USC552a(b)(" + paragraph + ")")
            .collect(Collectors.joining(" "));

    /**
     * Categories | audiences | sign-offs (R&gt;P in order, R+P any order) | hours to publish | legal bases | what holds it
     * up: nothing, or the condition nobody can check yet. "forbidden" stands alone.
     */
    private static final List<String> TABLE = List.of(
            "AGGREGATE_ONLY | PUBLIC_WEB | R+P | 336 | none | ",
            "SMALL_CELL | PUBLIC_WEB RESEARCHER FOIA_REQUESTER | R+P+C | 336 | none | SMALL_CELLS_SUPPRESSED",
            ASYLUM + " | PUBLIC_WEB | R>P>C>A | 24 once | 8CFR208.6(a)-SECRETARY 8CFR1208.6(a)-AG | ",
            ASYLUM
                    + " | FOREIGN_GOVERNMENT | P+C+A | 24 once | 8CFR208.6(a)-SECRETARY 8CFR1208.6(a)-AG | PERSON_BY_PERSON",
            ASYLUM + " | THIRD_PARTY NGO RESEARCHER CONGRESS_MEMBER | R+P | 2160 | 8CFR208.6(a)-CONSENT"
                    + " | CONSENT_OF_EACH_PERSON",
            ASYLUM + " | SUBJECT | R | 720 | none | OWN_RECORD_ONLY IDENTITY_PROOF",
            ASYLUM + " | COUNSEL_OF_RECORD | R | 720 | none | OWN_RECORD_ONLY APPEARANCE_ON_FILE",
            ASYLUM + " | USG_NEED_TO_EXAMINE USG_CONTRACTOR | R | 720 | 8CFR208.6(c)(1)(i) 8CFR208.6(c)(1)(ii)"
                    + " 8CFR208.6(c)(1)(iii) 8CFR208.6(c)(1)(iv) 8CFR208.6(c)(1)(v) | ",
            ASYLUM + " | US_COURT | C+P | 720 | 8CFR208.6(c)(2) | ",
            ASYLUM + " | LAW_ENFORCEMENT_FED | R+C | 720 | 8CFR208.6(c)(1)(v) | ",
            ASYLUM + " | LAW_ENFORCEMENT_STATE_LOCAL | P+C+A | 24 | 8CFR208.6(a)-SECRETARY 8CFR1208.6(a)-AG | ",
            ASYLUM + " | LAW_ENFORCEMENT_STATE_LOCAL | R+P | 24 | 8CFR208.6(a)-CONSENT | CONSENT_OF_EACH_PERSON",
            ASYLUM + " | CONGRESS_COMMITTEE | P+C+A | 168 | 8CFR208.6(a)-SECRETARY 8CFR1208.6(a)-AG | ",
            ASYLUM + " | CONGRESS_COMMITTEE | R+P | 168 | 8CFR208.6(a)-CONSENT | CONSENT_OF_EACH_PERSON",
            ASYLUM + " | OVERSIGHT | P+C | 720 | 8CFR208.6(a)-SECRETARY 8CFR1208.6(a)-AG 8CFR208.6(c)(1)(v) | ",
            ASYLUM + " | FOIA_REQUESTER | F+P+C | 24 | 5USC552(b) | EXEMPTIONS_MARKED",
            "VAWA_T_U | PUBLIC_WEB FOREIGN_GOVERNMENT FOIA_REQUESTER CONGRESS_MEMBER | forbidden",
            "VAWA_T_U | THIRD_PARTY | R+P+C | 24 | 8USC1367(b)(4) | ADULT_WAIVER_OF_EACH_PERSON",
            "VAWA_T_U | USG_NEED_TO_EXAMINE | R+P | 24 | 8USC1367(a)(2) | ",
            "VAWA_T_U | LAW_ENFORCEMENT_FED LAW_ENFORCEMENT_STATE_LOCAL | P+C | 24 | 8USC1367(b)(2) | ",
            "VAWA_T_U | US_COURT | P+C | 24 | 8USC1367(b)(3) | ",
            "VAWA_T_U | CONGRESS_COMMITTEE | P+C | 24 | 8USC1367(b)(6) | EXEMPTIONS_MARKED",
            "TPS | THIRD_PARTY NGO RESEARCHER CONGRESS_MEMBER | R+P | 720 | 8CFR244.16-CONSENT | CONSENT_OF_EACH_PERSON",
            "TPS | THIRD_PARTY NGO RESEARCHER CONGRESS_MEMBER | R+P+C | 720 | 8CFR244.16-COURT_ORDER | COURT_ORDER",
            "LEGALIZATION | PUBLIC_WEB FOREIGN_GOVERNMENT THIRD_PARTY | forbidden",
            "LEGALIZATION | LAW_ENFORCEMENT_FED LAW_ENFORCEMENT_STATE_LOCAL | C+P | 168 | 8USC1255a(c)(5)(C) | ",
            "VISA_RECORD | PUBLIC_WEB | forbidden",
            "SPII PRIVACY_ACT_RECORD HEALTH | PUBLIC_WEB | forbidden",
            "SPII PRIVACY_ACT_RECORD HEALTH | RESEARCHER FOIA_REQUESTER FOREIGN_GOVERNMENT THIRD_PARTY NGO"
                    + " CONGRESS_MEMBER CONGRESS_COMMITTEE SUBJECT COUNSEL_OF_RECORD USG_NEED_TO_EXAMINE USG_CONTRACTOR"
                    + " US_COURT LAW_ENFORCEMENT_FED LAW_ENFORCEMENT_STATE_LOCAL OVERSIGHT | R+P | 720 | " + PRIVACY_ACT
                    + " | ",
            "UNKNOWN | PUBLIC_WEB RESEARCHER FOIA_REQUESTER FOREIGN_GOVERNMENT THIRD_PARTY NGO CONGRESS_MEMBER"
                    + " CONGRESS_COMMITTEE SUBJECT COUNSEL_OF_RECORD LAW_ENFORCEMENT_STATE_LOCAL | forbidden");

    /** One way from a category to an audience, as the table says. */
    record Way(
            ProtectionCategory category,
            Audience audience,
            boolean forbidden,
            String signOffs,
            Duration publishWithin,
            boolean singleUse,
            Set<String> legalBases,
            Set<Condition> notCheckable) {}

    record Pair(ProtectionCategory category, Audience audience) {}

    static List<Way> ways() {
        return TABLE.stream().flatMap(ShippedPolicyTest::waysOf).toList();
    }

    static List<Way> allowedWays() {
        return ways().stream()
                .filter(way -> !way.forbidden() && way.notCheckable().isEmpty())
                .toList();
    }

    static List<Way> waysNobodyCanCheckYet() {
        return ways().stream().filter(way -> !way.notCheckable().isEmpty()).toList();
    }

    static List<Way> forbiddenWays() {
        return ways().stream().filter(Way::forbidden).toList();
    }

    static List<Pair> pairsWithoutARow() {
        var named = ways().stream()
                .map(way -> new Pair(way.category(), way.audience()))
                .collect(Collectors.toSet());
        return allPairs().stream().filter(pair -> !named.contains(pair)).toList();
    }

    static List<Pair> allPairs() {
        var pairs = new ArrayList<Pair>();
        for (var category : ProtectionCategory.values()) {
            for (var audience : Audience.values()) {
                pairs.add(new Pair(category, audience));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("allowedWays")
    void an_allowed_row_asks_for_exactly_the_sign_offs_and_the_time_of_the_table(Way way) {
        for (var basis : way.legalBases()) {
            var requirement = ask(way, basis, HARMLESS, EVERYTHING);

            assertThat(requirement.forbiddenBy()).isEmpty();
            assertThat(requirement.allowed()).isTrue();
            assertThat(spelled(requirement)).isEqualTo(spelled(way.signOffs()));
            assertThat(requirement.publishWithin()).isEqualTo(way.publishWithin());
            assertThat(requirement.singleUse()).isEqualTo(way.singleUse());
        }
    }

    @ParameterizedTest
    @MethodSource("waysNobodyCanCheckYet")
    void a_row_with_a_condition_that_nobody_can_check_forbids_even_with_all_evidence(Way way) {
        for (var basis : way.legalBases()) {
            var requirement = ask(way, basis, HARMLESS, EVERYTHING);

            assertThat(requirement.allowed()).isFalse();
            assertThat(requirement.forbiddenBy())
                    .allMatch(ban -> ban.reason() == Reason.CONDITION_NOT_EVALUABLE)
                    .extracting(ban -> String.valueOf(ban.condition()))
                    .containsExactlyInAnyOrderElementsOf(
                            way.notCheckable().stream().map(Enum::name).toList());
            assertThat(spelled(requirement)).isEqualTo(spelled(way.signOffs()));
            assertThat(requirement.publishWithin()).isEqualTo(way.publishWithin());
            assertThat(requirement.singleUse()).isEqualTo(way.singleUse());
        }
    }

    @ParameterizedTest
    @MethodSource("forbiddenWays")
    void a_forbidden_row_forbids_under_every_legal_basis_there_is(Way way) {
        var requirement = POLICY.requirementFor(
                new PolicyCase(Set.of(way.category()), way.audience(), everyLegalBasis(), HARMLESS, EVERYTHING));

        assertThat(requirement.allowed()).isFalse();
        assertThat(requirement.isForbiddenBecause(Reason.FORBIDDEN)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pairsWithoutARow")
    void what_the_table_does_not_name_is_forbidden_under_every_legal_basis_there_is(Pair pair) {
        var requirement = POLICY.requirementFor(
                new PolicyCase(Set.of(pair.category()), pair.audience(), everyLegalBasis(), HARMLESS, EVERYTHING));

        assertThat(requirement.allowed()).isFalse();
        assertThat(requirement.isForbiddenBecause(Reason.NO_MATCHING_RULE)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void nothing_is_allowed_that_was_not_inspected(Pair pair) {
        var requirement = POLICY.requirementFor(new PolicyCase(
                Set.of(pair.category()), pair.audience(), everyLegalBasis(), ContentFacts.NOT_INSPECTED, EVERYTHING));

        assertThat(requirement.allowed()).isFalse();
        assertThat(requirement.isForbiddenBecause(Reason.NOT_INSPECTED)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("allowedWays")
    void an_allowed_row_without_its_legal_basis_forbids(Way way) {
        if (way.legalBases().contains(NO_BASIS)) {
            return;
        }
        for (var basis : List.of(NO_BASIS, MADE_UP_BASIS)) {
            var requirement = ask(way, basis, HARMLESS, EVERYTHING);

            assertThat(requirement.allowed()).isFalse();
            assertThat(requirement.isForbiddenBecause(Reason.LEGAL_BASIS_MISSING))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("allowedWays")
    void a_release_that_is_not_to_the_public_needs_each_recipients_name_and_address(Way way) {
        if (way.audience() == Audience.PUBLIC_WEB) {
            return;
        }
        for (var missing : List.of(EvidenceField.RECIPIENT_NAME, EvidenceField.RECIPIENT_ADDRESS)) {
            var present = EnumSet.allOf(EvidenceField.class);
            present.remove(missing);
            var requirement = ask(way, way.legalBases().iterator().next(), HARMLESS, new Evidence(present));

            assertThat(requirement.allowed()).isFalse();
            assertThat(requirement.forbiddenBy())
                    .extracting(ban -> String.valueOf(ban.condition()))
                    .containsExactly("RECIPIENT_NAME_AND_ADDRESS");
        }
    }

    @Test
    void the_asylum_row_for_the_public_needs_a_written_reason_and_a_recent_sign_in() {
        var way = allowedWays().stream()
                .filter(each -> each.category() == ProtectionCategory.ASYLUM && each.audience() == Audience.PUBLIC_WEB)
                .findFirst()
                .orElseThrow();

        assertThat(ask(way, "8CFR208.6(a)-SECRETARY", HARMLESS, EVERYTHING).freshWithin())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(ask(way, "8CFR208.6(a)-SECRETARY", HARMLESS, Evidence.NONE).forbiddenBy())
                .extracting(ban -> String.valueOf(ban.condition()))
                .containsExactly("WRITTEN_REASON");
    }

    @Test
    void aggregates_with_a_finding_of_medium_severity_do_not_go_to_the_public() {
        var requirement = POLICY.requirementFor(new PolicyCase(
                Set.of(ProtectionCategory.AGGREGATE_ONLY),
                Audience.PUBLIC_WEB,
                Set.of(),
                new ContentFacts(true, false, false, false),
                EVERYTHING));

        assertThat(requirement.forbiddenBy())
                .extracting(ban -> String.valueOf(ban.condition()))
                .containsExactly("INSPECTION_CLEAN");
    }

    @Test
    void a_court_gets_asylum_records_only_with_a_docket_number() {
        var requirement = POLICY.requirementFor(new PolicyCase(
                Set.of(ProtectionCategory.ASYLUM),
                Audience.US_COURT,
                Set.of(new LegalBasis("8CFR208.6(c)(2)")),
                HARMLESS,
                Evidence.of(EvidenceField.RECIPIENT_NAME, EvidenceField.RECIPIENT_ADDRESS)));

        assertThat(requirement.forbiddenBy())
                .extracting(ban -> String.valueOf(ban.condition()))
                .containsExactly("DOCKET_NUMBER");
    }

    @Test
    void content_about_minors_alone_is_allowed_nowhere() {
        for (var audience : Audience.values()) {
            var requirement = POLICY.requirementFor(new PolicyCase(
                    Set.of(ProtectionCategory.MINOR), audience, everyLegalBasis(), HARMLESS, EVERYTHING));
            assertThat(requirement.allowed()).isFalse();
        }
    }

    private static Requirement ask(Way way, String basis, ContentFacts facts, Evidence evidence) {
        Set<LegalBasis> cited = basis.equals(NO_BASIS) ? Set.of() : Set.of(new LegalBasis(basis));
        return POLICY.requirementFor(new PolicyCase(Set.of(way.category()), way.audience(), cited, facts, evidence));
    }

    private static Set<LegalBasis> everyLegalBasis() {
        return ways().stream()
                .flatMap(way -> way.legalBases().stream())
                .filter(basis -> !basis.equals(NO_BASIS))
                .map(LegalBasis::new)
                .collect(Collectors.toSet());
    }

    private static Stream<Way> waysOf(String row) {
        var cells = Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
        var forbidden = cells.get(2).equals("forbidden");
        return words(cells.get(0)).stream()
                .map(ProtectionCategory::valueOf)
                .flatMap(category -> words(cells.get(1)).stream()
                        .map(Audience::valueOf)
                        .map(audience -> new Way(
                                category,
                                audience,
                                forbidden,
                                forbidden ? "" : cells.get(2),
                                forbidden
                                        ? Duration.ZERO
                                        : Duration.ofHours(Long.parseLong(
                                                words(cells.get(3)).get(0))),
                                !forbidden && words(cells.get(3)).contains("once"),
                                forbidden ? Set.of() : new TreeSet<>(words(cells.get(4))),
                                forbidden
                                        ? Set.of()
                                        : words(cells.get(5)).stream()
                                                .map(Condition::valueOf)
                                                .collect(Collectors.toSet()))));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }

    /** "P after R" for each pair, so that a table's {@code R>P} and a requirement can be compared. */
    private static Set<String> spelled(String signOffs) {
        var spelled = new TreeSet<String>();
        if (signOffs.contains(">")) {
            var order = signOffs.split(">");
            for (int i = 0; i < order.length; i++) {
                spelled.add(role(order[i]) + " after "
                        + Arrays.stream(order, 0, i)
                                .map(ShippedPolicyTest::role)
                                .sorted()
                                .toList());
            }
        } else {
            for (var letter : signOffs.split("\\+")) {
                spelled.add(role(letter) + " after []");
            }
        }
        return spelled;
    }

    private static Set<String> spelled(Requirement requirement) {
        return requirement.signOffs().stream()
                .map(needed -> needed.role() + " after "
                        + needed.after().stream().sorted().toList())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Role role(String letter) {
        return Objects.requireNonNull(Map.of(
                        "R", Role.PROGRAM_REVIEWER,
                        "F", Role.RECORDS_OFFICER,
                        "P", Role.PRIVACY_OFFICER,
                        "C", Role.COUNSEL,
                        "A", Role.APPROVING_OFFICIAL)
                .get(letter));
    }
}
