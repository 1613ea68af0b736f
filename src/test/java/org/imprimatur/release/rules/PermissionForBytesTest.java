package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.release.rules.Specimen.NOT_AFTER;
import static org.imprimatur.release.rules.Specimen.NOW;
import static org.imprimatur.release.rules.Specimen.PUBLISH_BY;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionForBytesTest {
    private static final String PAGE = "https://www.agency.example/statistics";

    @Test
    void exactly_what_was_approved_and_published_is_permitted() {
        var judgement = judge(Specimen.question(), Specimen.published());
        assertThat(judgement.answer().permitted()).isTrue();
        assertThat(judgement.answer().release()).isEqualTo(Specimen.published().id());
        assertThat(judgement.orRefuse().id()).isEqualTo(Specimen.published().id());
    }

    @Test
    void unknown_bytes_are_not_permitted() {
        var judgement = PermissionForBytes.judge(Specimen.question(), false, List.of(), NOW);
        assertThat(judgement.answer()).isEqualTo(PermitAnswer.no(PermitReason.UNKNOWN_BYTES));
        assertThat(judgement.release()).isNull();
    }

    @Test
    void unknown_bytes_are_not_permitted_even_if_a_release_names_them() {
        var published = new PermissionForBytes.Candidate(Specimen.published(), Specimen.footing());
        assertThat(PermissionForBytes.judge(Specimen.question(), false, List.of(published), NOW)
                        .answer()
                        .permitted())
                .isFalse();
    }

    @Test
    void known_bytes_that_nobody_approved_are_not_permitted() {
        assertThat(PermissionForBytes.judge(Specimen.question(), true, List.of(), NOW)
                        .answer()
                        .reasons())
                .containsExactly(PermitReason.NO_RELEASE);
    }

    static Stream<Arguments> one_field_altered() {
        return Stream.of(
                Arguments.of(ask(Sha256.of("other"), null), PermitReason.NO_RELEASE),
                Arguments.of(
                        new PermitQuestion(
                                Specimen.CONTENT, "Statistics.xlsx", Audience.PUBLIC_WEB, Channel.WEB_SITE, PAGE, null),
                        PermitReason.WRONG_NAME),
                Arguments.of(
                        new PermitQuestion(
                                Specimen.CONTENT,
                                "statistics.xlsx",
                                Audience.FOREIGN_GOVERNMENT,
                                Channel.WEB_SITE,
                                PAGE,
                                null),
                        PermitReason.WRONG_AUDIENCE),
                Arguments.of(
                        new PermitQuestion(
                                Specimen.CONTENT, "statistics.xlsx", Audience.PUBLIC_WEB, Channel.EMAIL, PAGE, null),
                        PermitReason.WRONG_CHANNEL),
                Arguments.of(
                        new PermitQuestion(
                                Specimen.CONTENT,
                                "statistics.xlsx",
                                Audience.PUBLIC_WEB,
                                Channel.WEB_SITE,
                                PAGE + "/",
                                null),
                        PermitReason.WRONG_DESTINATION),
                Arguments.of(ask(Specimen.CONTENT, "Ministry of B"), PermitReason.WRONG_RECIPIENT));
    }

    @ParameterizedTest
    @MethodSource("one_field_altered")
    void a_question_that_differs_in_one_field_is_refused_for_that_field(PermitQuestion question, PermitReason reason) {
        assertThat(judge(question, Specimen.published()).answer().reasons()).containsExactly(reason);
    }

    @Test
    void approved_for_one_authority_is_not_permitted_for_another_or_for_nobody_in_particular() {
        var toA = Specimen.published(Specimen.terms(false, List.of("Ministry of A")));
        assertThat(judge(ask(Specimen.CONTENT, "Ministry of A"), toA).answer().permitted())
                .isTrue();
        assertThat(judge(ask(Specimen.CONTENT, "Ministry of B"), toA).answer().reasons())
                .containsExactly(PermitReason.WRONG_RECIPIENT);
        assertThat(judge(ask(Specimen.CONTENT, null), toA).answer().reasons())
                .containsExactly(PermitReason.WRONG_RECIPIENT);
    }

    @ParameterizedTest
    @EnumSource(value = ReleaseState.class, names = "PUBLISHED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_published_release_permits(ReleaseState state) {
        PermitReason expected = switch (state) {
            case AUTHORISED, SCHEDULED, PUBLISHED -> PermitReason.NOT_PUBLISHED;
            case SUSPENDED -> PermitReason.SUSPENDED;
            case RECALLED -> PermitReason.RECALLED;
            case SUPERSEDED -> PermitReason.SUPERSEDED;
            case ENDED -> PermitReason.ENDED;
        };
        assertThat(judge(Specimen.question(), Specimen.in(state)).answer().reasons())
                .containsExactly(expected);
    }

    static Stream<Arguments> one_thing_wrong() {
        var yes = RequestState.APPROVED;
        return Stream.of(
                Arguments.of(
                        new Footing(RequestState.REVOKED, true, true, false, false, true, true),
                        PermitReason.APPROVAL_NOT_STANDING),
                Arguments.of(
                        new Footing(yes, false, true, false, false, true, true), PermitReason.APPROVAL_NOT_STANDING),
                Arguments.of(new Footing(yes, true, false, false, false, true, true), PermitReason.RELEASE_UNVERIFIED),
                Arguments.of(new Footing(yes, true, true, true, false, true, true), PermitReason.DIGEST_BLOCKED),
                Arguments.of(new Footing(yes, true, true, false, false, false, true), PermitReason.AUDIT_LOG_BEHIND),
                Arguments.of(new Footing(yes, true, true, false, false, true, false), PermitReason.NOT_PROVEN_YET));
    }

    @ParameterizedTest
    @MethodSource("one_thing_wrong")
    void a_permit_ends_with_what_carries_the_release(Footing footing, PermitReason reason) {
        var candidate = new PermissionForBytes.Candidate(Specimen.published(), footing);
        assertThat(PermissionForBytes.judge(Specimen.question(), true, List.of(candidate), NOW)
                        .answer()
                        .reasons())
                .containsExactly(reason);
    }

    @Test
    void a_newer_version_or_changed_rules_take_nothing_back_that_was_rightly_published() {
        var changedSince = new Footing(RequestState.APPROVED, true, true, false, false, true, true);
        var candidate = new PermissionForBytes.Candidate(Specimen.published(), changedSince);
        assertThat(PermissionForBytes.judge(Specimen.question(), true, List.of(candidate), PUBLISH_BY)
                        .answer()
                        .permitted())
                .isTrue();
    }

    @Test
    void a_single_use_is_permitted_once() {
        var once = Specimen.published(Specimen.terms(true, List.of()));
        var used = new Footing(RequestState.APPROVED, true, true, false, true, true, true);
        assertThat(judge(Specimen.question(), once).answer().permitted()).isTrue();
        assertThat(PermissionForBytes.judge(
                                Specimen.question(), true, List.of(new PermissionForBytes.Candidate(once, used)), NOW)
                        .answer()
                        .reasons())
                .containsExactly(PermitReason.USED_UP);
    }

    @Test
    void a_permit_ends_exactly_at_not_after_though_nobody_recorded_the_end_yet() {
        var candidates = List.of(new PermissionForBytes.Candidate(Specimen.published(), Specimen.footing()));
        assertThat(PermissionForBytes.judge(
                                Specimen.question(), true, candidates, NOT_AFTER.minus(1, ChronoUnit.MICROS))
                        .answer()
                        .permitted())
                .isTrue();
        assertThat(PermissionForBytes.judge(Specimen.question(), true, candidates, NOT_AFTER)
                        .answer()
                        .reasons())
                .containsExactly(PermitReason.ENDED);
    }

    @Test
    void a_live_release_permits_whatever_became_of_others_of_the_same_bytes() {
        var recalled = Specimen.in(ReleaseState.RECALLED);
        var live = Specimen.authorised(new UUID(1, 9), Specimen.terms())
                .publish(Specimen.PUBLISHER, Specimen.AS_PUBLISHER, Specimen.allGood(), NOW)
                .after();
        assertThat(judge(Specimen.question(), recalled, live).answer().release())
                .isEqualTo(live.id());
        assertThat(judge(Specimen.question(), live, recalled).answer().release())
                .isEqualTo(live.id());
    }

    @Test
    void whoever_may_not_read_releases_hears_only_that_it_is_not_permitted() {
        assertThat(PermitAnswer.withoutReadRights().permitted()).isFalse();
        assertThat(PermitAnswer.withoutReadRights().reasons()).containsExactly(PermitReason.NOT_PERMITTED);
        assertThat(PermitAnswer.withoutReadRights().release()).isNull();
    }

    @Test
    void names_compare_by_what_they_say_and_not_by_how_an_accent_is_encoded() {
        var terms = new ReleaseTerms(
                java.util.Set.of(Specimen.CONTENT),
                Specimen.commitment("r\u00e9sum\u00e9.csv"),
                Audience.PUBLIC_WEB,
                Channel.WEB_SITE,
                Specimen.commitment(PAGE),
                List.of(),
                null,
                null,
                PUBLISH_BY,
                false);
        var decomposed = new PermitQuestion(
                Specimen.CONTENT, "re\u0301sume\u0301.csv", Audience.PUBLIC_WEB, Channel.WEB_SITE, PAGE, null);
        assertThat(judge(decomposed, Specimen.published(terms)).answer().permitted())
                .isTrue();
    }

    @Test
    void once_the_name_is_erased_nothing_more_is_permitted_under_it() {
        var terms = Specimen.terms();
        var erased = new ReleaseTerms(
                terms.content(),
                terms.fileName().erased(),
                terms.audience(),
                terms.channel(),
                terms.destination(),
                terms.recipients(),
                terms.notBefore(),
                terms.notAfter(),
                terms.publishBy(),
                terms.singleUse());
        assertThat(judge(Specimen.question(), Specimen.published(erased))
                        .answer()
                        .reasons())
                .containsExactly(PermitReason.WRONG_NAME);
        assertThat(Specimen.published(erased).attested())
                .isEqualTo(Specimen.published().attested());
    }

    private static PermitQuestion ask(Sha256 content, @Nullable String recipient) {
        return new PermitQuestion(content, "statistics.xlsx", Audience.PUBLIC_WEB, Channel.WEB_SITE, PAGE, recipient);
    }

    private static PermitJudgement judge(PermitQuestion question, Release... releases) {
        var candidates = Stream.of(releases)
                .map(release -> new PermissionForBytes.Candidate(release, Specimen.footing()))
                .toList();
        return PermissionForBytes.judge(question, true, candidates, NOW);
    }
}
