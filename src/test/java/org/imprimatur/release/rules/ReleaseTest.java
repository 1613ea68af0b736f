package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.imprimatur.release.rules.Specimen.AS_PUBLISHER;
import static org.imprimatur.release.rules.Specimen.AUTHORISED;
import static org.imprimatur.release.rules.Specimen.NOT_AFTER;
import static org.imprimatur.release.rules.Specimen.NOT_BEFORE;
import static org.imprimatur.release.rules.Specimen.NOW;
import static org.imprimatur.release.rules.Specimen.PUBLISHER;
import static org.imprimatur.release.rules.Specimen.PUBLISH_BY;
import static org.imprimatur.release.rules.Specimen.SCHEDULE;
import static org.imprimatur.release.rules.Specimen.SYSTEM;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    record Attempt(ReleaseState from, ReleaseCommand command, ReleaseParty who) {}

    static Stream<Attempt> every_attempt() {
        return Stream.of(ReleaseState.values())
                .flatMap(from -> Stream.of(ReleaseCommand.values())
                        .filter(command -> command != ReleaseCommand.AUTHORISE)
                        .flatMap(command ->
                                Stream.of(ReleaseParty.values()).map(who -> new Attempt(from, command, who))));
    }

    @ParameterizedTest
    @MethodSource("every_attempt")
    void a_release_moves_exactly_as_its_table_says(Attempt attempt) {
        boolean allowed = ReleaseTable.ROWS.stream()
                .anyMatch(row -> row.from() == attempt.from()
                        && row.command() == attempt.command()
                        && row.who().contains(attempt.who()));
        Release before = Specimen.in(attempt.from());
        if (!allowed) {
            assertThat(refusal(() -> act(before, attempt))).isInstanceOf(ReleaseRefusal.class);
            return;
        }
        Change<Release> change = act(before, attempt);
        assertThat(change.after().state()).isNotEqualTo(before.state());
        assertThat(change.after().lockVersion()).isEqualTo(before.lockVersion() + 1);
        assertThat(change.event().from()).isEqualTo(before.state().name());
        assertThat(change.event().to()).isEqualTo(change.after().state().name());
        assertThat(change.event().subject().release()).isEqualTo(before.id());
        assertThat(change.event().role()).isEqualTo(attempt.who().role());
    }

    private static Change<Release> act(Release release, Attempt attempt) {
        Set<ReleaseParty> as = Set.of(attempt.who());
        Actor actor = switch (attempt.who()) {
            case SCHEDULE -> SCHEDULE;
            case SYSTEM -> SYSTEM;
            case PUBLISHER,
                    PRIVACY_OFFICER,
                    APPROVING_OFFICIAL,
                    PROGRAM_REVIEWER,
                    RECORDS_OFFICER,
                    COUNSEL,
                    INCIDENT_MANAGER,
                    REQUESTER,
                    OTHER -> Specimen.person(9, null);
        };
        return switch (attempt.command()) {
            case AUTHORISE -> throw new IllegalArgumentException("not a command to a release");
            case SCHEDULE -> release.schedule(actor, as, NOW.plusSeconds(1), NOW);
            case PUBLISH -> release.publish(actor, as, Specimen.allGood(), NOW);
            case SUSPEND ->
                actor.kind() == Actor.Kind.SYSTEM
                        ? release.suspend(actor, SuspensionCause.APPROVAL_REVOKED, NOW)
                        : release.suspend(actor, as, "names found", NOW);
            case RECALL -> release.recall(actor, as, "names found", NOW);
            case SUPERSEDE -> release.supersede(actor, new UUID(7, 7), NOW);
            case END -> release.end(actor, NOT_AFTER);
        };
    }

    @Test
    void only_the_system_authorises_a_release() {
        var origin = Specimen.authorised().origin();
        assertThat(refusal(() -> Release.authorise(PUBLISHER, NOW, new UUID(1, 1), origin, Specimen.terms())))
                .isEqualTo(ReleaseRefusal.DONE_BY_THE_SYSTEM_ONLY);
        var change = Release.authorise(SYSTEM, NOW, new UUID(1, 1), origin, Specimen.terms());
        assertThat(change.after().state()).isEqualTo(ReleaseState.AUTHORISED);
        assertThat(change.event().action()).isEqualTo(Action.AUTHORISE_RELEASE);
        assertThat(change.event().from()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void a_stop_needs_a_reason_and_nothing_else(String nothing) {
        assertThat(refusal(() -> Specimen.published().suspend(PUBLISHER, AS_PUBLISHER, nothing, NOW)))
                .isEqualTo(ReleaseRefusal.STOP_REASON_MISSING);
        assertThat(refusal(() -> Specimen.published().recall(PUBLISHER, AS_PUBLISHER, nothing, NOW)))
                .isEqualTo(ReleaseRefusal.STOP_REASON_MISSING);
        assertThat(refusal(() -> Specimen.published().recall(PUBLISHER, AS_PUBLISHER, "x".repeat(2001), NOW)))
                .isEqualTo(ReleaseRefusal.STOP_REASON_MISSING);
        assertThat(Specimen.published()
                        .suspend(PUBLISHER, AS_PUBLISHER, "x".repeat(2000), NOW)
                        .after()
                        .state())
                .isEqualTo(ReleaseState.SUSPENDED);
    }

    @Test
    void the_reason_of_a_stop_reaches_the_log_as_a_detail_only() {
        var event = Specimen.published()
                .recall(PUBLISHER, AS_PUBLISHER, "Jane Roe is in it", NOW)
                .event();
        assertThat(event.details()).containsEntry("reason", "Jane Roe is in it");
        assertThat(event.facts().values()).doesNotContain("Jane Roe is in it");
    }

    @Test
    void the_requester_needs_no_role_to_stop_what_they_asked_for() {
        Actor requester = Specimen.person(1, null);
        var parties = ReleaseParty.of(requester, Set.of(), Specimen.REQUESTER);
        assertThat(Specimen.published()
                        .suspend(requester, parties, "wrong file", NOW)
                        .after()
                        .state())
                .isEqualTo(ReleaseState.SUSPENDED);
        assertThat(refusal(() -> Specimen.published().recall(requester, parties, "wrong file", NOW)))
                .isEqualTo(ReleaseRefusal.NOT_ENTITLED_TO_RECALL);
    }

    @Test
    void a_role_that_the_register_does_not_confirm_counts_for_nothing() {
        Actor claims = Specimen.person(9, null, Role.PUBLISHER, Role.PRIVACY_OFFICER);
        assertThat(ReleaseParty.of(claims, Set.of(), Specimen.REQUESTER)).containsExactly(ReleaseParty.OTHER);
    }

    @Test
    void the_products_own_components_hold_no_role_even_when_handed_one() {
        Set<Role> every = EnumSet.allOf(Role.class);
        assertThat(ReleaseParty.of(SCHEDULE, every, Specimen.REQUESTER)).containsExactly(ReleaseParty.SCHEDULE);
        assertThat(ReleaseParty.of(SYSTEM, every, Specimen.REQUESTER)).containsExactly(ReleaseParty.SYSTEM);
    }

    @Test
    void the_schedule_is_set_for_a_later_time_within_what_was_approved() {
        assertThat(scheduling(AUTHORISED)).isEqualTo(ReleaseRefusal.SCHEDULE_IN_THE_PAST);
        assertThat(scheduling(AUTHORISED.plusSeconds(1))).isEqualTo(ReleaseRefusal.SCHEDULE_OUTSIDE_APPROVAL);
        assertThat(scheduling(NOT_BEFORE.minus(1, ChronoUnit.MICROS)))
                .isEqualTo(ReleaseRefusal.SCHEDULE_OUTSIDE_APPROVAL);
        assertThat(scheduling(NOT_BEFORE)).isNull();
        assertThat(scheduling(PUBLISH_BY.minus(1, ChronoUnit.MICROS))).isNull();
        assertThat(scheduling(PUBLISH_BY)).isEqualTo(ReleaseRefusal.SCHEDULE_OUTSIDE_APPROVAL);
        assertThat(scheduling(NOT_AFTER)).isEqualTo(ReleaseRefusal.SCHEDULE_OUTSIDE_APPROVAL);
    }

    private static RuleViolation.@Nullable Refusal scheduling(Instant when) {
        return refusal(() -> Specimen.authorised().schedule(PUBLISHER, AS_PUBLISHER, when, AUTHORISED));
    }

    @Test
    void the_schedule_publishes_from_its_time_on_and_not_a_microsecond_before() {
        Release scheduled = Specimen.authorised()
                .schedule(PUBLISHER, AS_PUBLISHER, NOW, AUTHORISED)
                .after();
        Set<ReleaseParty> asSchedule = Set.of(ReleaseParty.SCHEDULE);
        assertThat(refusal(() ->
                        scheduled.publish(SCHEDULE, asSchedule, Specimen.allGood(), NOW.minus(1, ChronoUnit.MICROS))))
                .isEqualTo(ReleaseRefusal.SCHEDULED_TIME_NOT_REACHED);
        assertThat(scheduled
                        .publish(SCHEDULE, asSchedule, Specimen.allGood(), NOW)
                        .after()
                        .milestones()
                        .publishedAt())
                .isEqualTo(NOW);
    }

    @Test
    void the_scheduled_time_is_kept_as_exactly_as_the_database_keeps_it() {
        Instant finer = NOW.plusNanos(1_999);
        assertThat(Specimen.authorised()
                        .schedule(PUBLISHER, AS_PUBLISHER, finer, AUTHORISED)
                        .after()
                        .milestones()
                        .scheduledFor())
                .isEqualTo(NOW.plusNanos(1_000));
    }

    @Test
    void a_publisher_may_publish_before_the_scheduled_time() {
        Release scheduled = Specimen.authorised()
                .schedule(PUBLISHER, AS_PUBLISHER, NOW.plusSeconds(3600), AUTHORISED)
                .after();
        assertThat(scheduled
                        .publish(PUBLISHER, AS_PUBLISHER, Specimen.allGood(), NOW)
                        .after()
                        .state())
                .isEqualTo(ReleaseState.PUBLISHED);
    }

    @Test
    void the_entry_of_a_publication_states_the_digests_plainly_and_no_name() {
        var event = Specimen.authorised()
                .publish(PUBLISHER, AS_PUBLISHER, Specimen.allGood(), NOW)
                .event();
        assertThat(event.facts()).containsEntry("contentSha256.1", Specimen.CONTENT.hex());
        assertThat(event.facts().values()).doesNotContain("statistics.xlsx");
        assertThat(Specimen.authorised().attested().toString()).doesNotContain("statistics.xlsx");
    }

    @Test
    void a_release_ends_at_its_not_after_and_not_a_microsecond_before() {
        Instant justBefore = NOT_AFTER.minus(1, ChronoUnit.MICROS);
        assertThat(refusal(() -> Specimen.published().end(SYSTEM, justBefore)))
                .isEqualTo(ReleaseRefusal.NOT_AFTER_NOT_REACHED);
        assertThat(Specimen.published().stateAt(justBefore)).isEqualTo(ReleaseState.PUBLISHED);
        assertThat(Specimen.published().stateAt(NOT_AFTER)).isEqualTo(ReleaseState.ENDED);
        assertThat(Specimen.published().end(SYSTEM, NOT_AFTER).after().state()).isEqualTo(ReleaseState.ENDED);
    }

    @Test
    void a_decision_on_what_the_release_no_longer_is_is_refused() {
        Release published = Specimen.published();
        published.requireUnchangedSince(published.lockVersion());
        assertThat(refusal(() -> published.requireUnchangedSince(published.lockVersion() - 1)))
                .isEqualTo(ReleaseRefusal.STALE_RELEASE);
    }

    @ParameterizedTest
    @EnumSource(ReleaseState.class)
    void every_state_of_a_release_has_a_digest_of_its_own(ReleaseState state) {
        Set<Sha256> others = new HashSet<>();
        for (ReleaseState other : ReleaseState.values()) {
            if (other != state) {
                others.add(EntryBody.rowDigest(Specimen.in(other)));
            }
        }
        assertThat(others).hasSize(ReleaseState.values().length - 1);
        assertThat(others).doesNotContain(EntryBody.rowDigest(Specimen.in(state)));
        assertThat(EntryBody.rowDigest(Specimen.in(state))).isEqualTo(EntryBody.rowDigest(Specimen.in(state)));
    }

    private static RuleViolation.@Nullable Refusal refusal(ThrowingCallable act) {
        var refused = catchThrowableOfType(RuleViolation.class, act);
        return refused == null ? null : refused.refusal();
    }
}
