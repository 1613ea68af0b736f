package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What an approval request was by the log alone, after some of its entries. What the log holds commitments of is not told: file
 * name, destination, recipients, purpose and reasons.
 *
 * @param requester the opaque id of who asked
 * @param manifest digest of the manifest that it asked for then
 * @param audience null where the entries are of a version of the product that did not say it
 * @param channel the same
 * @param deadline the same, and until it was submitted
 * @param publishBy the same, and until it was approved
 * @param signOffs in the order in which they were made
 * @param decisions in the order in which they were made
 */
public record RequestAsOf(
        UUID id,
        String reference,
        UUID document,
        UUID version,
        String requester,
        Instant draftedAt,
        RequestState state,
        int round,
        String manifest,
        @Nullable Audience audience,
        @Nullable Channel channel,
        @Nullable Instant deadline,
        @Nullable Instant publishBy,
        @Nullable UUID supersedes,
        boolean published,
        List<SignOffAsOf> signOffs,
        List<DecisionAsOf> decisions) {
    /** The acts that change what a request is; all others can be left out. */
    public static final List<Action> ACTS = List.of(
            Action.DRAFT_REQUEST,
            Action.EDIT_REQUEST,
            Action.SUBMIT_REQUEST,
            Action.APPROVE_REQUEST,
            Action.REFUSE_REQUEST,
            Action.RETURN_REQUEST,
            Action.RETRACT_SIGN_OFF,
            Action.REVISE_REQUEST,
            Action.WITHDRAW_REQUEST,
            Action.REVOKE_APPROVAL,
            Action.EXPIRE_REQUEST,
            Action.VOID_REQUEST,
            Action.PUBLISH_RELEASE);

    public RequestAsOf {
        signOffs = List.copyOf(signOffs);
        decisions = List.copyOf(decisions);
    }

    /**
     * What a sign-off was.
     *
     * @param signer the opaque id of who signed
     * @param manifest digest of what they signed
     * @param retractedAt since when it no longer counted
     */
    public record SignOffAsOf(
            UUID id,
            String signer,
            Role role,
            Verdict verdict,
            Meaning meaning,
            String manifest,
            int round,
            Instant signedAt,
            @Nullable Instant retractedAt) {
        private SignOffAsOf retracted(Instant at) {
            return new SignOffAsOf(id, signer, role, verdict, meaning, manifest, round, signedAt, at);
        }
    }

    /** What a release decision was. */
    public record DecisionAsOf(UUID id, DecidedOutcome outcome, DecisionCause cause, Instant decidedAt) {}

    /**
     * Folds the acts on one request, in the order of the log, into what it was after them. Acts on others, and what was
     * refused or failed, change nothing.
     *
     * @return empty before it was drafted
     */
    public static Optional<RequestAsOf> fold(UUID request, List<RecordedAct> acts) {
        RequestAsOf folded = null;
        for (RecordedAct act : acts) {
            if (request.equals(act.subject().request()) && act.outcome() == Outcome.PERMITTED) {
                folded = folded == null ? drafted(request, act) : folded.after(act);
            }
        }
        return Optional.ofNullable(folded);
    }

    private static @Nullable RequestAsOf drafted(UUID request, RecordedAct act) {
        UUID document = act.subject().document();
        UUID version = act.subject().version();
        String manifest = act.manifest();
        if (act.action() != Action.DRAFT_REQUEST || document == null || version == null || manifest == null) {
            return null;
        }
        String reference = act.fact("request");
        return new RequestAsOf(
                request,
                reference == null ? "" : reference,
                document,
                version,
                act.actorId(),
                act.at(),
                RequestState.DRAFT,
                1,
                manifest,
                audience(act),
                channel(act),
                null,
                null,
                act.idFact("supersedes"),
                false,
                List.of(),
                List.of());
    }

    private RequestAsOf after(RecordedAct act) {
        return switch (act.action()) {
            case EDIT_REQUEST, REVISE_REQUEST -> asked(act, null);
            case SUBMIT_REQUEST -> asked(act, act.timeFact("deadline"));
            case APPROVE_REQUEST -> signed(act, Verdict.APPROVE).decided(act, DecisionCause.REQUIREMENT_SATISFIED);
            case REFUSE_REQUEST -> signed(act, Verdict.REFUSE).decided(act, DecisionCause.REVIEWER_REFUSED);
            case RETURN_REQUEST -> signed(act, Verdict.RETURN).moved(act);
            case RETRACT_SIGN_OFF -> retracted(act);
            case WITHDRAW_REQUEST -> moved(act);
            case REVOKE_APPROVAL, EXPIRE_REQUEST, VOID_REQUEST -> decided(act, cause(act));
            case PUBLISH_RELEASE -> with(state, signOffs, decisions, publishBy, true);
            default -> this;
        };
    }

    private RequestAsOf asked(RecordedAct act, @Nullable Instant until) {
        Long in = act.numberFact("round");
        String asked = act.manifest();
        return new RequestAsOf(
                id,
                reference,
                document,
                version,
                requester,
                draftedAt,
                stateAfter(act),
                in == null ? round : in.intValue(),
                asked == null ? manifest : asked,
                audience(act),
                channel(act),
                until,
                publishBy,
                supersedes,
                published,
                signOffs,
                decisions);
    }

    private RequestAsOf moved(RecordedAct act) {
        return with(stateAfter(act), signOffs, decisions, publishBy, published);
    }

    private RequestAsOf signed(RecordedAct act, Verdict verdict) {
        UUID signOff = act.idFact("signOff");
        String role = act.role();
        String meaning = act.fact("meaning");
        String of = act.manifest();
        Long in = act.numberFact("round");
        if (signOff == null || role == null || meaning == null || of == null || in == null) {
            return this;
        }
        var more = new ArrayList<>(signOffs);
        more.add(new SignOffAsOf(
                signOff,
                act.actorId(),
                Role.valueOf(role),
                verdict,
                Meaning.valueOf(meaning),
                of,
                in.intValue(),
                act.at(),
                null));
        return with(state, more, decisions, publishBy, published);
    }

    /** A sign-off that policy wanted after the retracted one fell with it: the entry vouches for all of them. */
    private RequestAsOf retracted(RecordedAct act) {
        Set<String> fallen = act.rows().stream()
                .filter(row -> row.kind().equals("sign-off"))
                .map(RecordedAct.Row::id)
                .collect(Collectors.toUnmodifiableSet());
        return with(
                stateAfter(act),
                signOffs.stream()
                        .map(each -> fallen.contains(each.id().toString()) ? each.retracted(act.at()) : each)
                        .toList(),
                decisions,
                publishBy,
                published);
    }

    private RequestAsOf decided(RecordedAct act, DecisionCause cause) {
        UUID decision = act.idFact("decision");
        RequestState to = stateAfter(act);
        if (decision == null) {
            return moved(act);
        }
        Instant until = act.timeFact("publishBy");
        var more = new ArrayList<>(decisions);
        more.add(new DecisionAsOf(decision, DecidedOutcome.valueOf(to.name()), cause, act.at()));
        return with(to, signOffs, more, until == null ? publishBy : until, published);
    }

    private RequestState stateAfter(RecordedAct act) {
        String to = act.to();
        return to == null ? state : RequestState.valueOf(to);
    }

    private static DecisionCause cause(RecordedAct act) {
        String code = act.reason();
        return code == null ? DecisionCause.APPROVAL_REVOKED : DecisionCause.valueOf(code);
    }

    private static @Nullable Audience audience(RecordedAct act) {
        String code = act.fact("audience");
        return code == null ? null : Audience.valueOf(code);
    }

    private static @Nullable Channel channel(RecordedAct act) {
        String code = act.fact("channel");
        return code == null ? null : Channel.valueOf(code);
    }

    private RequestAsOf with(
            RequestState to,
            List<SignOffAsOf> signed,
            List<DecisionAsOf> decided,
            @Nullable Instant until,
            boolean isPublished) {
        return new RequestAsOf(
                id,
                reference,
                document,
                version,
                requester,
                draftedAt,
                to,
                round,
                manifest,
                audience,
                channel,
                deadline,
                until,
                supersedes,
                isPublished,
                signed,
                decided);
    }
}
