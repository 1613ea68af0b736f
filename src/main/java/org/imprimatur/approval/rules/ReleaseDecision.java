package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.PolicyRule;
import org.imprimatur.policy.rules.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an approval request: one immutable row per APPROVED, REFUSED, REVOKED, EXPIRED or VOIDED. An approved
 * request that is revoked later has two.
 *
 * @param source digest of the bytes that it is about, by which earlier refusals of the same bytes are found
 * @param signOffs those that counted when it was decided, and the one that decided it
 * @param policyRules digest of the rules that applied; null when they were never bound
 * @param rules ids of the rules that applied, where the decision was made by them
 * @param publishBy first moment at which it is too late to publish; only for APPROVED
 * @param singleUse whether it can be used once only
 */
public record ReleaseDecision(
        UUID id,
        UUID request,
        UUID document,
        UUID version,
        DecidedOutcome outcome,
        DecisionCause cause,
        Instant decidedAt,
        Sha256 manifest,
        Sha256 source,
        Audience audience,
        int round,
        List<UUID> signOffs,
        List<String> legalBases,
        @Nullable Sha256 policyRules,
        List<String> rules,
        @Nullable Instant publishBy,
        boolean singleUse)
        implements Attested {
    public ReleaseDecision {
        signOffs = List.copyOf(signOffs);
        legalBases = List.copyOf(legalBases);
        rules = List.copyOf(rules);
    }

    /** About the request as it stands, without the time to publish that only an approval sets. */
    static ReleaseDecision about(
            ApprovalRequest request,
            UUID id,
            DecidedOutcome outcome,
            DecisionCause cause,
            Instant now,
            List<SignOff> signOffs) {
        Manifest manifest = request.manifest();
        return new ReleaseDecision(
                id,
                request.id(),
                request.document(),
                request.version(),
                outcome,
                cause,
                now,
                manifest.digest(),
                manifest.source(),
                manifest.disclosure().audience(),
                request.round(),
                signOffs.stream().map(SignOff::id).toList(),
                manifest.disclosure().legalBasisCodes(),
                manifest.policyRules(),
                List.of(),
                null,
                false);
    }

    /** Names the rules it was decided by, and what they allow. */
    ReleaseDecision by(Requirement requirement, @Nullable Instant latestPublication) {
        return new ReleaseDecision(
                id,
                request,
                document,
                version,
                outcome,
                cause,
                decidedAt,
                manifest,
                source,
                audience,
                round,
                signOffs,
                legalBases,
                policyRules,
                requirement.matched().stream().map(PolicyRule::id).sorted().toList(),
                latestPublication,
                requirement.singleUse());
    }

    @Override
    public String attestedKind() {
        return "release-decision";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("request", request.toString());
        content.put("document", document.toString());
        content.put("version", version.toString());
        content.put("outcome", outcome.name());
        content.put("cause", cause.name());
        content.put("decidedAt", EntryBody.time(decidedAt));
        content.put("manifest", manifest.hex());
        content.put("source", source.hex());
        content.put("audience", audience.name());
        content.put("round", round);
        content.put("signOffs", signOffs.stream().map(UUID::toString).toList());
        content.put("legalBases", legalBases);
        content.put("rules", rules);
        content.put("singleUse", singleUse);
        if (policyRules != null) {
            content.put("policyRules", policyRules.hex());
        }
        if (publishBy != null) {
            content.put("publishBy", EntryBody.time(publishBy));
        }
        return content;
    }
}
