package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is left of findings when people decided about them. */
class DispositionsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Finding ADDRESS = finding("EMAIL", Mechanism.VISIBLE, Severity.HIGH, ProtectionCategory.SPII);
    private static final Finding HIDDEN =
            finding("A_NUMBER", Mechanism.COMMENT, Severity.CRITICAL, ProtectionCategory.SPII);
    private static final Finding PICTURE =
            finding("UNREAD_PICTURE", Mechanism.IMAGE_TEXT, Severity.UNKNOWN, ProtectionCategory.UNKNOWN);
    private static final Finding PART =
            finding("UNREAD", Mechanism.OTHER_PART, Severity.UNKNOWN, ProtectionCategory.UNKNOWN);
    private static final Finding WEAK = finding("CLAIM_WORDS", Mechanism.VISIBLE, Severity.LOW, null);

    private static final Authority AUTHORITY = new Authority(
            UUID.randomUUID(),
            person(),
            Role.PRIVACY_OFFICER,
            "Appointment-2026-07",
            NOW.minusSeconds(3600),
            null,
            null);

    private static Finding finding(
            String recogniser, Mechanism mechanism, Severity severity, @Nullable ProtectionCategory category) {
        return new Finding(
                recogniser,
                1,
                "2026",
                "place of " + recogniser,
                mechanism,
                1,
                1,
                severity,
                null,
                "hash",
                category == null ? Set.of() : Set.of(category));
    }

    private static InspectionReport report(Finding... findings) {
        var settled = SettledFindings.of(List.of(findings));
        return new InspectionReport(
                "2026",
                "digest",
                InspectionState.INSPECTED,
                null,
                null,
                SheetCount.NONE,
                List.of(findings),
                EnumSet.copyOf(settled.categories()),
                1,
                0,
                settled.hiddenContent(),
                "1 text",
                null);
    }

    private static Waiver waiver(Finding of, Waiver.State state, Instant until) {
        return new Waiver(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                of.identity(),
                WaiverReason.OFFICIAL_CAPACITY,
                state,
                person(),
                NOW.minusSeconds(60),
                person(),
                NOW.minusSeconds(30),
                until,
                AUTHORITY.id());
    }

    private static Dispositions decided(List<Waiver> waivers, List<FindingStatement> statements) {
        return new Dispositions(waivers, statements, Map.of(AUTHORITY.id(), AUTHORITY));
    }

    private static FindingStatement read(Finding of, PersonId by) {
        return new FindingStatement(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                FindingStatement.Kind.READ_IN_FULL,
                of.identity(),
                by,
                NOW);
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }

    private static Dispositions waived(Finding of) {
        return decided(List.of(waiver(of, Waiver.State.GRANTED, NOW.plusSeconds(1))), List.of());
    }

    @Test
    void a_waiver_takes_a_finding_and_its_category_away_while_it_lasts() {
        var report = report(ADDRESS, WEAK);
        assertThat(Dispositions.NONE.settle(report, true, NOW).clean()).isFalse();
        SettledFindings left = waived(ADDRESS).settle(report, true, NOW);
        assertThat(left.clean()).isTrue();
        assertThat(left.categories()).containsExactly(ProtectionCategory.AGGREGATE_ONLY);
        assertThat(waived(ADDRESS).settle(report, true, NOW.plusSeconds(1)).clean())
                .as("at its end, exclusive")
                .isFalse();
    }

    @Test
    void a_waiver_ends_with_the_authority_of_whoever_granted_it() {
        List<Waiver> granted = List.of(waiver(ADDRESS, Waiver.State.GRANTED, NOW.plusSeconds(60)));
        var ends = new Authority(
                AUTHORITY.id(),
                AUTHORITY.person(),
                AUTHORITY.role(),
                AUTHORITY.instrument(),
                AUTHORITY.from(),
                null,
                NOW.plusSeconds(30));
        var decided = new Dispositions(granted, List.of(), Map.of(ends.id(), ends));
        assertThat(decided.settle(report(ADDRESS), false, NOW.plusSeconds(29)).clean())
                .isTrue();
        assertThat(decided.settle(report(ADDRESS), false, NOW.plusSeconds(30)).clean())
                .isFalse();
        assertThat(decided.waiverParties(report(ADDRESS), NOW.plusSeconds(30))).isEmpty();
        assertThat(new Dispositions(granted, List.of(), Map.of())
                        .settle(report(ADDRESS), false, NOW)
                        .clean())
                .as("an authority that the log does not vouch for")
                .isFalse();
    }

    @Test
    void only_a_granted_waiver_of_exactly_this_finding_counts() {
        for (Waiver.State state : List.of(Waiver.State.ASKED, Waiver.State.REFUSED, Waiver.State.WITHDRAWN)) {
            var decided = decided(List.of(waiver(ADDRESS, state, NOW.plusSeconds(60))), List.of());
            assertThat(decided.settle(report(ADDRESS), false, NOW).clean())
                    .as("%s", state)
                    .isFalse();
        }
        assertThat(waived(HIDDEN).settle(report(ADDRESS), false, NOW).clean()).isFalse();
        var more = new Finding(
                "EMAIL",
                1,
                "2026",
                ADDRESS.place(),
                Mechanism.VISIBLE,
                2,
                2,
                Severity.HIGH,
                null,
                "other",
                ADDRESS.categories());
        assertThat(waived(ADDRESS).settle(report(more), false, NOW).clean())
                .as("one more in the same place is another finding")
                .isFalse();
    }

    @Test
    void hidden_content_is_set_aside_for_some_and_never_for_everybody() {
        assertThat(waived(HIDDEN).settle(report(HIDDEN), false, NOW).hiddenContent())
                .isFalse();
        SettledFindings forEverybody = waived(HIDDEN).settle(report(HIDDEN), true, NOW);
        assertThat(forEverybody.hiddenContent()).isTrue();
        assertThat(forEverybody.categories()).containsExactly(ProtectionCategory.SPII);
    }

    @Test
    void a_picture_is_read_by_two_different_people_and_nothing_else_is() {
        PersonId one = person();
        var twiceByOne = decided(List.of(), List.of(read(PICTURE, one), read(PICTURE, one)));
        assertThat(twiceByOne.settle(report(PICTURE), false, NOW).clean()).isFalse();
        var byTwo = decided(List.of(), List.of(read(PICTURE, one), read(PICTURE, person())));
        assertThat(byTwo.settle(report(PICTURE), true, NOW).clean()).isTrue();
        assertThat(byTwo.settle(report(PICTURE, PART), true, NOW).clean()).isFalse();
        assertThat(waived(PICTURE).settle(report(PICTURE), false, NOW).clean())
                .as("a waiver is no reading")
                .isFalse();
        var part = decided(List.of(), List.of(read(PART, one), read(PART, person())));
        assertThat(part.settle(report(PART), false, NOW).clean()).isFalse();
    }

    @Test
    void weak_findings_are_acknowledged_by_recogniser_and_mechanism() {
        var elsewhere = new Finding(
                "CLAIM_WORDS", 1, "2026", "another place", Mechanism.VISIBLE, 0, 3, Severity.LOW, null, "h2", Set.of());
        var hidden = finding("CLAIM_WORDS", Mechanism.DOC_PROPERTY, Severity.LOW, null);
        var said = decided(
                List.of(),
                List.of(new FindingStatement(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        FindingStatement.Kind.ACKNOWLEDGED,
                        WEAK.acknowledgedAs(),
                        person(),
                        NOW)));
        assertThat(said.acknowledges(report(WEAK, elsewhere, ADDRESS))).isTrue();
        assertThat(said.acknowledges(report(WEAK, hidden))).isFalse();
        assertThat(Dispositions.NONE.acknowledges(report(ADDRESS))).isTrue();
    }

    @Test
    void what_people_sign_names_every_decision_and_is_the_findings_alone_without_any() {
        var report = report(ADDRESS, PICTURE);
        var waived = waived(ADDRESS);
        var plain = Dispositions.NONE.digest(report, NOW);
        assertThat(plain).isEqualTo(CanonicalJson.digest(report.judgement()));
        assertThat(waived.digest(report, NOW)).isNotEqualTo(plain);
        assertThat(waived.digest(report, NOW.plusSeconds(1))).as("expired").isEqualTo(plain);
        assertThat(decided(List.of(), List.of(read(PICTURE, person()))).digest(report, NOW))
                .isNotEqualTo(plain);
        assertThat(waived.waiverParties(report, NOW)).hasSize(2);
        assertThat(waived.waiverParties(report(PICTURE), NOW))
                .as("of another finding")
                .isEmpty();
    }

    @Test
    void findings_that_cannot_be_told_apart_are_not_set_aside_by_one_decision() {
        var both = report(PICTURE, PICTURE);
        var byTwo = decided(List.of(), List.of(read(PICTURE, person()), read(PICTURE, person())));
        assertThat(byTwo.settle(report(PICTURE), true, NOW).clean()).isTrue();
        assertThat(byTwo.settle(both, true, NOW).clean()).isFalse();
        assertThat(waived(ADDRESS).settle(report(ADDRESS, ADDRESS), false, NOW).clean())
                .isFalse();
        assertThat(waived(ADDRESS).waiverParties(report(ADDRESS, ADDRESS), NOW)).isEmpty();
    }

    @Test
    void what_the_regulation_leaves_to_the_secretary_no_waiver_lets_out_to_everybody() {
        var claim = finding("LINKED_CLAIM", Mechanism.VISIBLE, Severity.CRITICAL, ProtectionCategory.ASYLUM);
        assertThat(waived(claim).settle(report(claim), true, NOW).categories())
                .containsExactly(ProtectionCategory.ASYLUM);
        assertThat(waived(claim).settle(report(claim), false, NOW).categories())
                .containsExactly(ProtectionCategory.AGGREGATE_ONLY);
    }

    @Test
    void bytes_that_only_call_themselves_a_picture_are_read_by_nobody() {
        var blob = finding("UNREAD", Mechanism.IMAGE_TEXT, Severity.UNKNOWN, ProtectionCategory.UNKNOWN);
        var byTwo = decided(List.of(), List.of(read(blob, person()), read(blob, person())));
        assertThat(byTwo.settle(report(blob), false, NOW).clean()).isFalse();
    }
}
