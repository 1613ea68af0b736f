package org.imprimatur.approval.rules;

import static org.imprimatur.approval.rules.RequestState.APPROVED;
import static org.imprimatur.approval.rules.RequestState.EXPIRED;
import static org.imprimatur.approval.rules.RequestState.IN_REVIEW;
import static org.imprimatur.approval.rules.RequestState.REFUSED;
import static org.imprimatur.approval.rules.RequestState.RETURNED;
import static org.imprimatur.approval.rules.RequestState.REVOKED;
import static org.imprimatur.approval.rules.RequestState.VOIDED;
import static org.imprimatur.approval.rules.RequestState.WITHDRAWN;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * The state table of an approval request: who may do what, in which state, and where it leads. The one place that says so;
 * the diagram in the documentation is made from {@link #ROWS}. What is not a row is refused.
 */
public final class RequestTable {
    private static final Set<RequestParty> REQUESTER = Set.of(RequestParty.REQUESTER);
    private static final Set<RequestParty> REVIEWER = Set.of(RequestParty.REVIEWER);
    private static final Set<RequestParty> SYSTEM = Set.of(RequestParty.SYSTEM);

    /** Every allowed move; {@code from} is null for what does not exist yet. */
    public static final List<Row> ROWS = List.of(
            new Row(null, RequestCommand.DRAFT, Set.of(RequestParty.SUBMITTER), RequestState.DRAFT, ""),
            new Row(RequestState.DRAFT, RequestCommand.EDIT, REQUESTER, RequestState.DRAFT, "a new manifest"),
            new Row(RequestState.DRAFT, RequestCommand.SUBMIT, REQUESTER, IN_REVIEW, "it can be reviewed"),
            new Row(IN_REVIEW, RequestCommand.APPROVE, REVIEWER, IN_REVIEW, "sign-offs are outstanding"),
            new Row(IN_REVIEW, RequestCommand.APPROVE, REVIEWER, APPROVED, "the requirement is satisfied"),
            new Row(IN_REVIEW, RequestCommand.REFUSE, REVIEWER, REFUSED, "with a reason"),
            new Row(IN_REVIEW, RequestCommand.RETURN, REVIEWER, RETURNED, "with a reason"),
            new Row(
                    IN_REVIEW,
                    RequestCommand.RETRACT,
                    Set.of(RequestParty.SIGNER),
                    IN_REVIEW,
                    "their own; later ordered ones fall with it"),
            new Row(RETURNED, RequestCommand.REVISE, REQUESTER, RequestState.DRAFT, "a new round"),
            new Row(RequestState.DRAFT, RequestCommand.WITHDRAW, REQUESTER, WITHDRAWN, ""),
            new Row(RETURNED, RequestCommand.WITHDRAW, REQUESTER, WITHDRAWN, ""),
            new Row(IN_REVIEW, RequestCommand.WITHDRAW, REQUESTER, WITHDRAWN, ""),
            new Row(
                    APPROVED,
                    RequestCommand.REVOKE,
                    Set.of(RequestParty.REQUESTER, RequestParty.SIGNER, RequestParty.PRIVACY_OFFICER),
                    REVOKED,
                    "with a reason; suspends the release"),
            new Row(IN_REVIEW, RequestCommand.EXPIRE, SYSTEM, EXPIRED, "time ran out"),
            new Row(APPROVED, RequestCommand.EXPIRE, SYSTEM, EXPIRED, "unreleased when time ran out"),
            new Row(IN_REVIEW, RequestCommand.VOID, SYSTEM, VOIDED, "what was asked has changed"),
            new Row(APPROVED, RequestCommand.VOID, SYSTEM, VOIDED, "unreleased when what was signed changed"));

    private RequestTable() {}

    /**
     * One allowed move.
     *
     * @param when what must hold besides, in a few words; empty for nothing
     */
    public record Row(
            @Nullable RequestState from, RequestCommand command, Set<RequestParty> who, RequestState to, String when) {}

    /**
     * Passes when the table has a row for it. Somebody who could never do it learns nothing about the state.
     *
     * @throws RuleViolation naming what is in the way
     */
    static void require(@Nullable RequestState from, RequestCommand command, Set<RequestParty> parties) {
        List<Row> rows = ROWS.stream().filter(row -> row.command() == command).toList();
        if (rows.stream().allMatch(row -> Collections.disjoint(row.who(), parties))) {
            throw new RuleViolation(notEntitled(command));
        }
        if (rows.stream().noneMatch(row -> row.from() == from && !Collections.disjoint(row.who(), parties))) {
            throw new RuleViolation(wrongState(from, command));
        }
    }

    private static ApprovalRefusal notEntitled(RequestCommand command) {
        return switch (command) {
            case DRAFT -> ApprovalRefusal.MAY_NOT_DRAFT;
            case EDIT, SUBMIT, REVISE, WITHDRAW -> ApprovalRefusal.NOT_THE_REQUESTER;
            case APPROVE, REFUSE, RETURN -> ApprovalRefusal.NOT_A_REVIEWER;
            case RETRACT -> ApprovalRefusal.NOT_YOUR_SIGN_OFF;
            case REVOKE -> ApprovalRefusal.MAY_NOT_REVOKE;
            case EXPIRE, VOID -> ApprovalRefusal.RECORDED_BY_THE_SYSTEM_ONLY;
        };
    }

    private static ApprovalRefusal wrongState(@Nullable RequestState from, RequestCommand command) {
        if (from == null) {
            return ApprovalRefusal.REQUEST_UNKNOWN;
        }
        if (from.isTerminal()) {
            return ApprovalRefusal.REQUEST_CLOSED;
        }
        return switch (command) {
            case DRAFT -> ApprovalRefusal.REQUEST_EXISTS;
            case EDIT, SUBMIT -> ApprovalRefusal.NOT_IN_DRAFT;
            case APPROVE, REFUSE, RETURN, RETRACT -> ApprovalRefusal.NOT_IN_REVIEW;
            case REVISE -> ApprovalRefusal.NOT_RETURNED;
            case WITHDRAW -> ApprovalRefusal.REVOKE_INSTEAD;
            case REVOKE -> ApprovalRefusal.NOT_APPROVED;
            case EXPIRE, VOID -> ApprovalRefusal.STILL_STANDS;
        };
    }
}
