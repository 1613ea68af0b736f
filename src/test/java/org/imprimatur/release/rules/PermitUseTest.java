package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.imprimatur.release.rules.Specimen.NOW;
import static org.imprimatur.release.rules.Specimen.PUBLISHER;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PermitUseTest {
    private static final PermitHandle HANDLE = PermitHandle.of(new byte[PermitHandle.BYTES]);

    @Test
    void a_used_permit_is_recorded_without_its_handle_and_without_names() {
        var change = PermitUse.of(new UUID(6, 1), PUBLISHER, HANDLE, Specimen.question(), yes(), NOW);
        assertThat(change.event().action()).isEqualTo(Action.USE_PERMIT);
        assertThat(change.event().subject().release())
                .isEqualTo(Specimen.published().id());
        String entry = CanonicalJson.text(EntryBody.of(
                new UUID(8, 1), change.event().attesting(change.after()), Outcome.PERMITTED, Map.of(), null, "1"));
        assertThat(entry + change).doesNotContain(HANDLE.secret()).doesNotContain("statistics.xlsx");
        assertThat(HANDLE.toString()).doesNotContain(HANDLE.secret());
    }

    @Test
    void no_handle_is_given_when_the_answer_is_no() {
        var refused = catchThrowableOfType(
                PermitRefused.class,
                () -> PermitUse.of(new UUID(6, 1), PUBLISHER, HANDLE, Specimen.question(), no(), NOW));
        assertThat(refused.refusal()).isEqualTo(ReleaseRefusal.PERMIT_NOT_GRANTED);
        assertThat(refused.reasons()).containsExactly(PermitReason.RECALLED);
    }

    @Test
    void a_handle_is_redeemed_once() {
        var redeemed = used().redeem(Action.REDEEM_PERMIT, PUBLISHER, HANDLE, Specimen.question(), yes(), NOW);
        assertThat(redeemed.event().action()).isEqualTo(Action.REDEEM_PERMIT);
        assertThat(redeemed.after().redeemedAt()).isEqualTo(NOW);
        assertThat(refusal(() -> redeemed.after()
                        .redeem(Action.REDEEM_PERMIT, PUBLISHER, HANDLE, Specimen.question(), yes(), NOW)))
                .isEqualTo(ReleaseRefusal.PERMIT_HANDLE_REDEEMED);
    }

    @Test
    void a_handle_is_worth_nothing_from_the_sixtieth_second_on() {
        Instant end = NOW.plusSeconds(60);
        assertThat(refusal(() -> used().redeem(
                                Action.REDEEM_PERMIT,
                                PUBLISHER,
                                HANDLE,
                                Specimen.question(),
                                yes(),
                                end.minus(1, ChronoUnit.MICROS))))
                .isNull();
        assertThat(refusal(
                        () -> used().redeem(Action.REDEEM_PERMIT, PUBLISHER, HANDLE, Specimen.question(), yes(), end)))
                .isEqualTo(ReleaseRefusal.PERMIT_HANDLE_EXPIRED);
    }

    static Stream<Actor> somebody_else() {
        return Stream.of(
                Specimen.person(3, "pipeline", Role.PUBLISHER),
                Specimen.person(2, "another-client", Role.PUBLISHER),
                Specimen.person(2, null, Role.PUBLISHER));
    }

    @ParameterizedTest
    @MethodSource("somebody_else")
    void a_handle_is_good_for_the_account_and_client_that_got_it_only(Actor other) {
        assertThat(refusal(() -> used().redeem(Action.REDEEM_PERMIT, other, HANDLE, Specimen.question(), yes(), NOW)))
                .isEqualTo(ReleaseRefusal.PERMIT_OF_ANOTHER_CLIENT);
    }

    static Stream<PermitQuestion> another_question() {
        var q = Specimen.question();
        return Stream.of(
                new PermitQuestion(Sha256.of("other"), q.fileName(), q.audience(), q.channel(), q.destination(), null),
                new PermitQuestion(q.content(), "other.xlsx", q.audience(), q.channel(), q.destination(), null),
                new PermitQuestion(q.content(), q.fileName(), Audience.OVERSIGHT, q.channel(), q.destination(), null),
                new PermitQuestion(q.content(), q.fileName(), q.audience(), Channel.EMAIL, q.destination(), null),
                new PermitQuestion(q.content(), q.fileName(), q.audience(), q.channel(), "elsewhere", null),
                new PermitQuestion(
                        q.content(), q.fileName(), q.audience(), q.channel(), q.destination(), "Ministry of B"));
    }

    @ParameterizedTest
    @MethodSource("another_question")
    void a_handle_is_good_for_exactly_the_use_it_was_given_for(PermitQuestion other) {
        assertThat(refusal(() -> used().redeem(Action.REDEEM_PERMIT, PUBLISHER, HANDLE, other, yes(), NOW)))
                .isEqualTo(ReleaseRefusal.PERMIT_FOR_ANOTHER_USE);
    }

    @ParameterizedTest
    @EnumSource(value = ReleaseState.class, names = "PUBLISHED", mode = EnumSource.Mode.EXCLUDE)
    void a_handle_does_not_outlive_its_release(ReleaseState state) {
        var stopped = PermissionForBytes.judge(
                Specimen.question(),
                true,
                List.of(new PermissionForBytes.Candidate(Specimen.in(state), Specimen.footing())),
                NOW);
        assertThat(refusal(() ->
                        used().redeem(Action.REDEEM_PERMIT, PUBLISHER, HANDLE, Specimen.question(), stopped, NOW)))
                .isEqualTo(ReleaseRefusal.PERMIT_NOT_GRANTED);
    }

    @Test
    void a_handle_is_not_carried_over_to_another_release_of_the_same_bytes() {
        var another = Specimen.authorised(new UUID(1, 9), Specimen.terms())
                .publish(PUBLISHER, Specimen.AS_PUBLISHER, Specimen.allGood(), NOW)
                .after();
        var permittedByAnother = PermissionForBytes.judge(
                Specimen.question(), true, List.of(new PermissionForBytes.Candidate(another, Specimen.footing())), NOW);
        assertThat(refusal(() -> used().redeem(
                                Action.REDEEM_PERMIT, PUBLISHER, HANDLE, Specimen.question(), permittedByAnother, NOW)))
                .isEqualTo(ReleaseRefusal.PERMIT_FOR_ANOTHER_USE);
    }

    @Test
    void a_handle_is_43_characters_of_base64url_and_nothing_else() {
        assertThat(HANDLE.secret()).hasSize(43);
        assertThat(PermitHandle.isSpelledRight(HANDLE.secret())).isTrue();
        assertThat(PermitHandle.isSpelledRight("A".repeat(42))).isFalse();
        assertThat(PermitHandle.isSpelledRight("A".repeat(44))).isFalse();
        assertThat(PermitHandle.isSpelledRight("A".repeat(42) + "B")).isFalse();
        assertThat(PermitHandle.isSpelledRight("A".repeat(42) + "=")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> PermitHandle.of(new byte[16]));
        byte[] other = new byte[PermitHandle.BYTES];
        other[31] = 1;
        assertThat(PermitHandle.of(other).digest()).isNotEqualTo(HANDLE.digest());
    }

    @Test
    void the_product_itself_uses_no_permits() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PermitUse.of(new UUID(6, 1), Specimen.SYSTEM, HANDLE, Specimen.question(), yes(), NOW));
    }

    private static PermitUse used() {
        return PermitUse.of(new UUID(6, 1), PUBLISHER, HANDLE, Specimen.question(), yes(), NOW)
                .after();
    }

    private static PermitJudgement yes() {
        return judge(Specimen.published());
    }

    private static PermitJudgement no() {
        return judge(Specimen.in(ReleaseState.RECALLED));
    }

    private static PermitJudgement judge(Release release) {
        return PermissionForBytes.judge(
                Specimen.question(), true, List.of(new PermissionForBytes.Candidate(release, Specimen.footing())), NOW);
    }

    private static RuleViolation.@Nullable Refusal refusal(ThrowingCallable act) {
        var refused = catchThrowableOfType(RuleViolation.class, act);
        return refused == null ? null : refused.refusal();
    }
}
