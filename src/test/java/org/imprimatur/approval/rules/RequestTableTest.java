package org.imprimatur.approval.rules;

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

/** Written from the words of the product's state table, not from {@link RequestTable#ROWS}. */
class RequestTableTest {
    /** from, command, who; everything that is not here is refused. */
    private static final Set<String> ALLOWED = Set.of(
            "- DRAFT SUBMITTER",
            "DRAFT EDIT REQUESTER",
            "DRAFT SUBMIT REQUESTER",
            "IN_REVIEW APPROVE REVIEWER",
            "IN_REVIEW REFUSE REVIEWER",
            "IN_REVIEW RETURN REVIEWER",
            "IN_REVIEW RETRACT SIGNER",
            "RETURNED REVISE REQUESTER",
            "DRAFT WITHDRAW REQUESTER",
            "RETURNED WITHDRAW REQUESTER",
            "IN_REVIEW WITHDRAW REQUESTER",
            "APPROVED REVOKE REQUESTER",
            "APPROVED REVOKE SIGNER",
            "APPROVED REVOKE PRIVACY_OFFICER",
            "IN_REVIEW EXPIRE SYSTEM",
            "APPROVED EXPIRE SYSTEM",
            "IN_REVIEW VOID SYSTEM",
            "APPROVED VOID SYSTEM");

    record Cell(@Nullable RequestState from, RequestCommand command, RequestParty who) {
        boolean isAllowed() {
            return ALLOWED.contains((from == null ? "-" : from.name()) + " " + command + " " + who);
        }
    }

    static Stream<Cell> every_cell() {
        List<@Nullable RequestState> states = new ArrayList<>(Arrays.asList(RequestState.values()));
        states.add(null);
        return states.stream()
                .flatMap(from -> Stream.of(RequestCommand.values())
                        .flatMap(command -> Stream.of(RequestParty.values()).map(who -> new Cell(from, command, who))));
    }

    @ParameterizedTest
    @MethodSource("every_cell")
    void each_state_command_and_party_is_allowed_or_refused_by_name(Cell cell) {
        var refused = catchThrowableOfType(
                RuleViolation.class, () -> RequestTable.require(cell.from(), cell.command(), Set.of(cell.who())));
        if (cell.isAllowed()) {
            assertThat(refused).isNull();
        } else {
            assertThat(refused).isNotNull();
            assertThat(refused.refusal()).isInstanceOf(ApprovalRefusal.class);
        }
    }

    @Test
    void every_cell_that_is_allowed_is_among_those_tried() {
        assertThat(every_cell().filter(Cell::isAllowed)).hasSameSizeAs(ALLOWED);
    }

    @Test
    void somebody_who_may_never_do_it_learns_nothing_about_the_state() {
        for (RequestCommand command : RequestCommand.values()) {
            Set<RuleViolation.Refusal> refusals = new HashSet<>();
            for (RequestState from : RequestState.values()) {
                refusals.add(refusal(from, command, Set.of()));
            }
            assertThat(refusals).hasSize(1);
        }
    }

    @Test
    void terminal_is_terminal() {
        assertThat(RequestTable.ROWS)
                .noneMatch(row -> row.from() != null && row.from().isTerminal());
        assertThat(refusal(RequestState.WITHDRAWN, RequestCommand.SUBMIT, Set.of(RequestParty.REQUESTER)))
                .isEqualTo(ApprovalRefusal.REQUEST_CLOSED);
    }

    @Test
    void the_requester_of_an_approved_request_is_told_to_revoke_instead_of_withdrawing() {
        assertThat(refusal(RequestState.APPROVED, RequestCommand.WITHDRAW, Set.of(RequestParty.REQUESTER)))
                .isEqualTo(ApprovalRefusal.REVOKE_INSTEAD);
    }

    @Test
    void the_system_decides_nothing_it_only_records_what_has_come_about() {
        assertThat(RequestTable.ROWS)
                .filteredOn(row -> row.who().contains(RequestParty.SYSTEM))
                .extracting(RequestTable.Row::command)
                .containsOnly(RequestCommand.EXPIRE, RequestCommand.VOID);
    }

    @Test
    void each_state_leads_to_the_states_of_the_product_s_table() {
        assertThat(RequestTable.ROWS.stream().map(row -> row.from() + " " + row.command() + " " + row.to()))
                .containsExactlyInAnyOrder(
                        "null DRAFT DRAFT",
                        "DRAFT EDIT DRAFT",
                        "DRAFT SUBMIT IN_REVIEW",
                        "IN_REVIEW APPROVE IN_REVIEW",
                        "IN_REVIEW APPROVE APPROVED",
                        "IN_REVIEW REFUSE REFUSED",
                        "IN_REVIEW RETURN RETURNED",
                        "IN_REVIEW RETRACT IN_REVIEW",
                        "RETURNED REVISE DRAFT",
                        "DRAFT WITHDRAW WITHDRAWN",
                        "RETURNED WITHDRAW WITHDRAWN",
                        "IN_REVIEW WITHDRAW WITHDRAWN",
                        "APPROVED REVOKE REVOKED",
                        "IN_REVIEW EXPIRE EXPIRED",
                        "APPROVED EXPIRE EXPIRED",
                        "IN_REVIEW VOID VOIDED",
                        "APPROVED VOID VOIDED");
    }

    @Test
    void the_documentation_shows_the_table_that_decides() {
        new StatesDocument(
                        "Approval request",
                        RequestTable.ROWS.stream()
                                .map(row -> new StatesDocument.Move(
                                        row.from(), row.command(), row.who(), row.to(), row.when()))
                                .toList())
                .assertUpToDate();
    }

    private static RuleViolation.Refusal refusal(RequestState from, RequestCommand command, Set<RequestParty> parties) {
        return catchThrowableOfType(RuleViolation.class, () -> RequestTable.require(from, command, parties))
                .refusal();
    }
}
