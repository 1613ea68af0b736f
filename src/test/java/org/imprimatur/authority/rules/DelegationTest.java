package org.imprimatur.authority.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelegationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Person CARL = person(Actor.Kind.NATURAL_PERSON);
    private static final Person PIPELINE = person(Actor.Kind.SERVICE);
    private static final Actor ADAM = new Actor(
            Actor.Kind.NATURAL_PERSON,
            new PersonId(UUID.randomUUID()),
            null,
            Set.of(Role.AUTHORITY_ADMINISTRATOR),
            null);

    @ParameterizedTest
    @EnumSource
    void a_human_being_may_be_given_any_role_and_a_service_none_in_which_people_sign_or_administer(Role role) {
        assertThat(grant(CARL, role, "Order 7", null, null).role()).isEqualTo(role);
        if (role == Role.PUBLISHER || role == Role.SUBMITTER) {
            assertThat(grant(PIPELINE, role, "Order 7", null, null).role()).isEqualTo(role);
        } else {
            assertRefused(() -> grant(PIPELINE, role, "Order 7", null, null), AuthorityRefusal.SERVICE_NEVER_SIGNS);
        }
    }

    @Test
    void nobody_grants_an_authority_to_themselves() {
        var adam = new Person(Objects.requireNonNull(ADAM.person()), Actor.Kind.NATURAL_PERSON, "Adam");
        assertRefused(() -> grant(adam, Role.COUNSEL, "Order 7", null, null), AuthorityRefusal.OWN_AUTHORITY);
    }

    @Test
    void an_authority_is_in_force_from_its_first_instant_until_just_before_its_last() {
        var authority = grant(CARL, Role.COUNSEL, "Order 7", NOW, TOMORROW);
        assertThat(authority.inForce(NOW.minusNanos(1000))).isFalse();
        assertThat(authority.inForce(NOW)).isTrue();
        assertThat(authority.inForce(TOMORROW.minusNanos(1000))).isTrue();
        assertThat(authority.inForce(TOMORROW)).isFalse();
    }

    @Test
    void an_authority_that_is_ended_is_over_at_once_and_is_ended_once() {
        var authority = grant(CARL, Role.COUNSEL, "Order 7", NOW, null);
        var ended = Delegation.end(ADAM, NOW.plusSeconds(60), authority);
        assertThat(ended.after().inForce(NOW.plusSeconds(59))).isTrue();
        assertThat(ended.after().inForce(NOW.plusSeconds(60))).isFalse();
        assertThat(ended.event().action()).isEqualTo(Action.END_AUTHORITY);
        assertRefused(
                () -> Delegation.end(ADAM, NOW.plusSeconds(61), ended.after()),
                AuthorityRefusal.AUTHORITY_ALREADY_ENDED);
        assertRefused(
                () -> Delegation.end(ADAM, TOMORROW, grant(CARL, Role.COUNSEL, "Order 7", NOW, TOMORROW)),
                AuthorityRefusal.AUTHORITY_ALREADY_ENDED);
    }

    @Test
    void an_authority_ends_after_it_begins_and_is_not_over_already() {
        assertRefused(() -> grant(CARL, Role.COUNSEL, "Order 7", TOMORROW, TOMORROW), AuthorityRefusal.PERIOD_INVALID);
        assertRefused(
                () -> grant(CARL, Role.COUNSEL, "Order 7", NOW.minusSeconds(60), NOW), AuthorityRefusal.PERIOD_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak"})
    void an_instrument_and_a_printed_name_are_text_that_can_be_printed(String text) {
        assertRefused(() -> grant(CARL, Role.COUNSEL, text, null, null), AuthorityRefusal.INSTRUMENT_INVALID);
        assertRefused(
                () -> Registration.register(ADAM, NOW, CARL.id(), Actor.Kind.NATURAL_PERSON, text),
                AuthorityRefusal.PRINTED_NAME_INVALID);
    }

    @Test
    void what_the_log_holds_about_people_is_no_name_and_no_account() {
        var link = Registration.link(
                ADAM, NOW, UUID.randomUUID(), new Account("https://idp.example", "carl.j"), CARL.id());
        assertThat(link.after().attested().values()).doesNotContain("https://idp.example", "carl.j");
        assertThat(CARL.attested().values()).doesNotContain(CARL.printedName());
        assertThat(Registration.register(ADAM, NOW, CARL.id(), CARL.kind(), CARL.printedName())
                        .event()
                        .facts()
                        .values())
                .containsExactly("NATURAL_PERSON");
    }

    private static Authority grant(
            Person to, Role role, String instrument, @Nullable Instant from, @Nullable Instant until) {
        return Delegation.grant(ADAM, NOW, UUID.randomUUID(), to, role, instrument, from, until)
                .after();
    }

    private static Person person(Actor.Kind kind) {
        return new Person(new PersonId(UUID.randomUUID()), kind, "Carl Jessup");
    }

    private static void assertRefused(ThrowingCallable act, AuthorityRefusal refusal) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }
}
