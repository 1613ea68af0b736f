package org.imprimatur.approval.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** The requester's side: draft, edit, submit, revise, withdraw. */
public final class Drafting {
    private Drafting() {}

    /**
     * The version that a draft asks for.
     *
     * @param content digest of its bytes
     * @param editors everybody besides the uploader who had a hand in it
     */
    public record Asked(UUID document, UUID version, Sha256 content, PersonId uploader, Set<PersonId> editors) {}

    /**
     * @param reference a code without white space
     * @param earlier the request that this one asks again for, null for none
     */
    public static Change<ApprovalRequest> draft(
            UUID id,
            String reference,
            ActingPerson by,
            Asked asked,
            Manifest manifest,
            @Nullable ApprovalRequest earlier,
            Instant now) {
        RequestTable.require(null, RequestCommand.DRAFT, RequestParty.of(by, null));
        requireSameContent(manifest, asked.content());
        if (earlier != null) {
            requireAskingAgain(asked, earlier);
        }
        var drafted = new ApprovalRequest(
                id,
                reference,
                asked.document(),
                asked.version(),
                by.person(),
                asked.uploader(),
                asked.editors(),
                manifest,
                1,
                RequestState.DRAFT,
                List.of(),
                List.of(),
                now,
                null,
                null,
                earlier == null ? null : earlier.id(),
                false,
                1);
        AuditEvent event = event(RequestCommand.DRAFT, by, drafted, null, now).as(Role.SUBMITTER);
        return new Change<>(
                drafted,
                earlier == null ? event : event.fact("supersedes", earlier.id().toString()));
    }

    /** Replaces the manifest, whole. */
    public static Change<ApprovalRequest> edit(
            ApprovalRequest request, ActingPerson by, Manifest manifest, Instant now) {
        mayEdit(request, by);
        requireSameContent(manifest, request.manifest().source());
        if (manifest.nonce().equals(request.manifest().nonce())) {
            throw new IllegalArgumentException("each manifest has a nonce of its own");
        }
        var edited = request.with(RequestState.DRAFT, manifest, request.round(), null);
        return new Change<>(
                edited,
                event(RequestCommand.EDIT, by, edited, request.state(), now).as(Role.SUBMITTER));
    }

    public static void mayEdit(ApprovalRequest request, ActingPerson by) {
        RequestTable.require(request.state(), RequestCommand.EDIT, RequestParty.of(by, request));
        by.require(Role.SUBMITTER);
    }

    /**
     * Asks the reviewers. The manifest that they will sign is bound to the rules and findings as they are now.
     *
     * @param reviewWithin how long they have
     */
    public static Change<ApprovalRequest> submit(
            ApprovalRequest request, ActingPerson by, Circumstances circumstances, Duration reviewWithin) {
        Sha256 findings = maySubmit(request, by, circumstances);
        Instant now = circumstances.now();
        Manifest bound = request.manifest().bound(circumstances.requirement().rulesDigest(), findings);
        var submitted = request.with(RequestState.IN_REVIEW, bound, request.round(), now.plus(reviewWithin));
        return new Change<>(
                submitted,
                event(RequestCommand.SUBMIT, by, submitted, request.state(), now)
                        .as(Role.SUBMITTER)
                        .fact("deadline", EntryBody.time(now.plus(reviewWithin)))
                        .under(circumstances.policy(), bound.disclosure().legalBasisCodes()));
    }

    public static Sha256 maySubmit(ApprovalRequest request, ActingPerson by, Circumstances circumstances) {
        RequestTable.require(request.state(), RequestCommand.SUBMIT, RequestParty.of(by, request));
        by.require(Role.SUBMITTER);
        return SubmissionRules.require(request, circumstances);
    }

    /** Takes a returned request back into draft, in a new round with a new manifest: nothing signed before counts. */
    public static Change<ApprovalRequest> revise(ApprovalRequest request, ActingPerson by, Nonce fresh, Instant now) {
        mayRevise(request, by);
        var revised = request.with(RequestState.DRAFT, request.manifest().renewed(fresh), request.round() + 1, null);
        return new Change<>(
                revised,
                event(RequestCommand.REVISE, by, revised, request.state(), now).as(Role.SUBMITTER));
    }

    public static void mayRevise(ApprovalRequest request, ActingPerson by) {
        RequestTable.require(request.state(), RequestCommand.REVISE, RequestParty.of(by, request));
        by.require(Role.SUBMITTER);
    }

    /** The requester no longer asks. Needs no role: stopping is easier than starting. */
    public static Change<ApprovalRequest> withdraw(ApprovalRequest request, ActingPerson by, Instant now) {
        mayWithdraw(request, by);
        var withdrawn = request.moved(RequestState.WITHDRAWN);
        return new Change<>(withdrawn, event(RequestCommand.WITHDRAW, by, withdrawn, request.state(), now));
    }

    public static void mayWithdraw(ApprovalRequest request, ActingPerson by) {
        RequestTable.require(request.state(), RequestCommand.WITHDRAW, RequestParty.of(by, request));
    }

    private static void requireSameContent(Manifest manifest, Sha256 content) {
        if (!manifest.source().equals(content)) {
            throw new RuleViolation(ApprovalRefusal.MANIFEST_OF_OTHER_CONTENT);
        }
    }

    private static void requireAskingAgain(Asked asked, ApprovalRequest earlier) {
        if (!earlier.document().equals(asked.document())) {
            throw new RuleViolation(ApprovalRefusal.EARLIER_REQUEST_OF_OTHER_DOCUMENT);
        }
        if (!earlier.state().isTerminal() && earlier.state() != RequestState.APPROVED) {
            throw new RuleViolation(ApprovalRefusal.EARLIER_REQUEST_OPEN);
        }
    }

    private static AuditEvent event(
            RequestCommand command,
            ActingPerson by,
            ApprovalRequest after,
            @Nullable RequestState before,
            Instant now) {
        return AuditEvent.of(command.action(), by.actor(), now)
                .about(after.subject())
                .moved(before, after.state())
                .withManifest(after.manifest().digest())
                .fact("request", after.reference())
                .fact("round", after.round())
                .fact("audience", after.manifest().disclosure().audience().name())
                .fact("channel", after.manifest().disclosure().channel().name());
    }
}
