package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.RuleViolation;
import org.imprimatur.testing.StatesDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Written from the words of the product's state table, not from {@link ReleaseTable#ROWS}. */
class ReleaseTableTest {
    private static final Set<ReleaseParty> STOPPERS = Set.of(
            ReleaseParty.REQUESTER,
            ReleaseParty.PROGRAM_REVIEWER,
            ReleaseParty.RECORDS_OFFICER,
            ReleaseParty.PRIVACY_OFFICER,
            ReleaseParty.COUNSEL,
            ReleaseParty.APPROVING_OFFICIAL,
            ReleaseParty.PUBLISHER,
            ReleaseParty.INCIDENT_MANAGER,
            ReleaseParty.SYSTEM);
    private static final Set<ReleaseParty> RECALLERS =
            Set.of(ReleaseParty.PRIVACY_OFFICER, ReleaseParty.APPROVING_OFFICIAL, ReleaseParty.PUBLISHER);

    record Cell(@Nullable ReleaseState from, ReleaseCommand command, ReleaseParty who) {}

    /** The expected outcome of every cell: the state it leads to, or null for refused. */
    private static @Nullable ReleaseState expected(Cell cell) {
        ReleaseState from = cell.from();
        return switch (cell.command()) {
            case AUTHORISE -> from == null && cell.who() == ReleaseParty.SYSTEM ? ReleaseState.AUTHORISED : null;
            case SCHEDULE ->
                from == ReleaseState.AUTHORISED && cell.who() == ReleaseParty.PUBLISHER ? ReleaseState.SCHEDULED : null;
            case PUBLISH ->
                (from == ReleaseState.AUTHORISED && cell.who() == ReleaseParty.PUBLISHER)
                                || (from == ReleaseState.SCHEDULED
                                        && Set.of(ReleaseParty.PUBLISHER, ReleaseParty.SCHEDULE)
                                                .contains(cell.who()))
                        ? ReleaseState.PUBLISHED
                        : null;
            case SUSPEND ->
                from != null
                                && Set.of(ReleaseState.AUTHORISED, ReleaseState.SCHEDULED, ReleaseState.PUBLISHED)
                                        .contains(from)
                                && STOPPERS.contains(cell.who())
                        ? ReleaseState.SUSPENDED
                        : null;
            case RECALL ->
                from != null
                                && Set.of(
                                                ReleaseState.AUTHORISED,
                                                ReleaseState.SCHEDULED,
                                                ReleaseState.PUBLISHED,
                                                ReleaseState.SUSPENDED)
                                        .contains(from)
                                && RECALLERS.contains(cell.who())
                        ? ReleaseState.RECALLED
                        : null;
            case SUPERSEDE ->
                from == ReleaseState.PUBLISHED && cell.who() == ReleaseParty.SYSTEM ? ReleaseState.SUPERSEDED : null;
            case END -> from == ReleaseState.PUBLISHED && cell.who() == ReleaseParty.SYSTEM ? ReleaseState.ENDED : null;
        };
    }

    static Stream<Cell> every_cell() {
        List<@Nullable ReleaseState> states = new ArrayList<>(Arrays.asList(ReleaseState.values()));
        states.add(null);
        return states.stream()
                .flatMap(from -> Stream.of(ReleaseCommand.values())
                        .flatMap(command -> Stream.of(ReleaseParty.values()).map(who -> new Cell(from, command, who))));
    }

    @ParameterizedTest
    @MethodSource("every_cell")
    void each_state_command_and_party_has_one_outcome(Cell cell) {
        ReleaseState to = expected(cell);
        if (to != null) {
            assertThat(ReleaseTable.move(cell.from(), cell.command(), Set.of(cell.who())))
                    .isEqualTo(new ReleaseTable.Move(to, cell.who()));
            return;
        }
        var refused = catchThrowableOfType(
                RuleViolation.class, () -> ReleaseTable.move(cell.from(), cell.command(), Set.of(cell.who())));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isInstanceOf(ReleaseRefusal.class);
    }

    @Test
    void somebody_who_may_never_do_it_learns_nothing_about_the_state() {
        for (ReleaseCommand command : ReleaseCommand.values()) {
            Set<RuleViolation.Refusal> refusals = new HashSet<>();
            for (ReleaseState from : ReleaseState.values()) {
                var refused = catchThrowableOfType(
                        RuleViolation.class, () -> ReleaseTable.move(from, command, Set.of(ReleaseParty.OTHER)));
                refusals.add(refused.refusal());
            }
            assertThat(refusals).hasSize(1);
        }
    }

    @Test
    void the_refusal_of_an_entitled_person_names_the_state_in_the_way() {
        assertThat(refusal(ReleaseState.SUSPENDED, ReleaseCommand.PUBLISH)).isEqualTo(ReleaseRefusal.RELEASE_SUSPENDED);
        assertThat(refusal(ReleaseState.RECALLED, ReleaseCommand.RECALL)).isEqualTo(ReleaseRefusal.RELEASE_RECALLED);
        assertThat(refusal(ReleaseState.SUPERSEDED, ReleaseCommand.SUSPEND))
                .isEqualTo(ReleaseRefusal.RELEASE_SUPERSEDED);
        assertThat(refusal(ReleaseState.ENDED, ReleaseCommand.PUBLISH)).isEqualTo(ReleaseRefusal.RELEASE_ENDED);
        assertThat(refusal(ReleaseState.PUBLISHED, ReleaseCommand.PUBLISH))
                .isEqualTo(ReleaseRefusal.RELEASE_ALREADY_PUBLISHED);
        assertThat(refusal(ReleaseState.SCHEDULED, ReleaseCommand.SCHEDULE))
                .isEqualTo(ReleaseRefusal.RELEASE_ALREADY_SCHEDULED);
        assertThat(refusal(null, ReleaseCommand.PUBLISH)).isEqualTo(ReleaseRefusal.RELEASE_NOT_AUTHORISED);
    }

    private static RuleViolation.Refusal refusal(@Nullable ReleaseState from, ReleaseCommand command) {
        return catchThrowableOfType(
                        RuleViolation.class, () -> ReleaseTable.move(from, command, Set.of(ReleaseParty.PUBLISHER)))
                .refusal();
    }

    @Test
    void no_stop_is_ever_undone() {
        assertThat(ReleaseTable.ROWS)
                .filteredOn(row -> row.from() == ReleaseState.SUSPENDED)
                .extracting(ReleaseTable.Row::to)
                .containsExactly(ReleaseState.RECALLED);
        assertThat(ReleaseTable.ROWS)
                .noneMatch(row -> row.from() != null && row.from().isTerminal());
    }

    @Test
    void whoever_may_start_a_release_may_stop_it_and_more_people_than_that() {
        for (ReleaseState state : ReleaseState.values()) {
            Set<ReleaseParty> starters = who(state, ReleaseCommand.SCHEDULE, ReleaseCommand.PUBLISH);
            if (starters.isEmpty()) {
                continue;
            }
            Set<ReleaseParty> stoppers = who(state, ReleaseCommand.SUSPEND, ReleaseCommand.RECALL);
            starters.remove(ReleaseParty.SCHEDULE);
            assertThat(stoppers).containsAll(starters).hasSizeGreaterThan(starters.size());
        }
    }

    private static Set<ReleaseParty> who(ReleaseState state, ReleaseCommand... commands) {
        Set<ReleaseParty> found = new HashSet<>();
        ReleaseTable.ROWS.stream()
                .filter(row -> row.from() == state && List.of(commands).contains(row.command()))
                .forEach(row -> found.addAll(row.who()));
        return found;
    }

    @Test
    void the_schedule_cannot_decide_anything_it_can_only_publish_what_was_scheduled() {
        assertThat(ReleaseTable.ROWS)
                .filteredOn(row -> row.who().contains(ReleaseParty.SCHEDULE))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.from()).isEqualTo(ReleaseState.SCHEDULED);
                    assertThat(row.command()).isEqualTo(ReleaseCommand.PUBLISH);
                });
    }

    @Test
    void the_documentation_shows_the_table_that_decides() {
        new StatesDocument(
                        "Release",
                        ReleaseTable.ROWS.stream()
                                .map(row -> new StatesDocument.Move(
                                        row.from(), row.command(), row.who(), row.to(), row.when()))
                                .toList())
                .assertUpToDate();
    }
}
