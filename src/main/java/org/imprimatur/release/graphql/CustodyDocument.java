package org.imprimatur.release.graphql;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.ReleaseDecision;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.release.CustodyReport;
import org.imprimatur.release.rules.Milestones;
import org.imprimatur.release.rules.Release;
import org.jspecify.annotations.Nullable;

/**
 * A custody report as it leaves the service, as JSON and, made of the same, as a page. Ids are those of the API; times are UTC
 * with microseconds. Texts that were erased are null.
 *
 * @param type identifies the format
 * @param v of the format; rises when something in it means something else
 * @param treeSize how many entries the log had
 * @param entriesLeftOut how many permits and downloads are on record besides the entries
 * @param proofs null before the first signed head; otherwise a checkpoint and an inclusion proof for each entry
 * @param verifying how to check all this without trusting whoever made it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CustodyDocument(
        String type,
        int v,
        String madeAt,
        long treeSize,
        ReleasePart release,
        DocumentPart document,
        VersionPart version,
        RequestPart request,
        List<SignOffPart> signOffs,
        List<DecisionPart> decisions,
        @Nullable PolicyPart policy,
        List<EntryPart> entries,
        int entriesLeftOut,
        CustodyReport.@Nullable Proofs proofs,
        List<String> verifying) {
    static final String TYPE = "org.imprimatur.custody-report";

    record ReleasePart(
            String id,
            String state,
            boolean agreesWithLog,
            String audience,
            String channel,
            @Nullable String destination,
            @Nullable String fileName,
            List<String> contentSha256,
            String authorisedAt,
            @Nullable String publishedAt,
            @Nullable String suspendedAt,
            @Nullable String suspendedBecause,
            @Nullable String recalledAt,
            @Nullable String closedAt) {}

    record DocumentPart(String id, String reference, String title, String custodian, List<String> declaredCategories) {}

    record VersionPart(String id, int number, String sha256, long byteSize, String state, String addedAt) {}

    /** @param manifest RFC 8785 JSON: what people signed the SHA-256 of */
    record RequestPart(
            String id,
            String reference,
            String state,
            int round,
            String draftedAt,
            @Nullable String purpose,
            List<RecipientPart> recipients,
            List<String> legalBases,
            String manifestSha256,
            String manifest) {}

    record RecipientPart(@Nullable String name, @Nullable String address) {}

    /** @param means the sentence that the signer was shown */
    record SignOffPart(
            String id,
            @Nullable String printedName,
            String role,
            String verdict,
            String meaning,
            String means,
            String manifestSha256,
            int round,
            String signedAt,
            @Nullable String retractedAt,
            @Nullable String authenticationContext,
            String authenticatedAt) {}

    record DecisionPart(
            String id,
            String outcome,
            String cause,
            String decidedAt,
            @Nullable String publishBy) {}

    record PolicyPart(int version, String rulesSha256, String text) {}

    /** @param body the entry's bytes, which are UTF-8 */
    record EntryPart(
            long index,
            String id,
            String time,
            String action,
            String outcome,
            String sentence,
            String leafHash,
            String body) {}

    static CustodyDocument of(CustodyReport report) {
        ApprovalRequest request = report.request();
        var policy = report.policy();
        return new CustodyDocument(
                TYPE,
                1,
                EntryBody.time(report.madeAt()),
                report.treeSize(),
                release(report),
                new DocumentPart(
                        GlobalId.of("Document", report.document().id()),
                        report.document().reference().value(),
                        report.document().title(),
                        report.document().custodian(),
                        report.document().declaredCategories().stream()
                                .map(Enum::name)
                                .toList()),
                new VersionPart(
                        GlobalId.of("DocumentVersion", report.version().id()),
                        report.version().number(),
                        report.version().sha256().hex(),
                        report.version().byteSize(),
                        report.version().state().name(),
                        EntryBody.time(report.version().createdAt())),
                request(request),
                report.signOffs().stream().map(CustodyDocument::signOff).toList(),
                request.decisions().stream().map(CustodyDocument::decision).toList(),
                policy == null ? null : new PolicyPart(policy.version(), policy.rulesSha256(), policy.text()),
                report.entries().stream().map(CustodyDocument::entry).toList(),
                report.leftOut(),
                report.proofs(),
                CustodyTexts.VERIFYING);
    }

    private static ReleasePart release(CustodyReport report) {
        Release release = report.release();
        Milestones reached = release.milestones();
        var cause = reached.suspendedBecause();
        return new ReleasePart(
                GlobalId.of(ReleaseView.TYPE, release.id()),
                release.stateAt(report.madeAt()).name(),
                report.verified(),
                release.terms().audience().name(),
                release.terms().channel().name(),
                release.terms().destination().value(),
                release.terms().fileName().value(),
                release.terms().content().stream().map(Sha256::hex).sorted().toList(),
                EntryBody.time(reached.authorisedAt()),
                time(reached.publishedAt()),
                time(reached.suspendedAt()),
                cause == null ? null : cause.name(),
                time(reached.recalledAt()),
                time(reached.closedAt()));
    }

    private static RequestPart request(ApprovalRequest request) {
        var asked = request.manifest().disclosure();
        Commitment purpose = asked.purpose();
        return new RequestPart(
                GlobalId.of("ApprovalRequest", request.id()),
                request.reference(),
                request.state().name(),
                request.round(),
                EntryBody.time(request.draftedAt()),
                purpose == null ? null : purpose.value(),
                asked.recipients().stream()
                        .map(each -> new RecipientPart(
                                each.name().value(), each.address().value()))
                        .toList(),
                asked.legalBasisCodes(),
                request.manifest().digest().hex(),
                request.manifest().canonical());
    }

    private static SignOffPart signOff(SignOff signOff) {
        return new SignOffPart(
                GlobalId.of("SignOff", signOff.id()),
                signOff.printedName().value(),
                signOff.role().name(),
                signOff.verdict().name(),
                signOff.meaning().name(),
                signOff.meaning().sentence(),
                signOff.manifest().hex(),
                signOff.round(),
                EntryBody.time(signOff.signedAt()),
                time(signOff.retractedAt()),
                signOff.acr(),
                EntryBody.time(signOff.authenticatedAt()));
    }

    private static DecisionPart decision(ReleaseDecision decision) {
        return new DecisionPart(
                GlobalId.of("ReleaseDecision", decision.id()),
                decision.outcome().name(),
                decision.cause().name(),
                EntryBody.time(decision.decidedAt()),
                time(decision.publishBy()));
    }

    private static EntryPart entry(CustodyReport.Reported reported) {
        VerifiedEntry entry = reported.placed().entry();
        return new EntryPart(
                Objects.requireNonNull(reported.placed().index(), "what is reported has its place"),
                GlobalId.of("AuditEntry", entry.id()),
                EntryBody.time(entry.at()),
                entry.action().name(),
                entry.outcome().name(),
                reported.described().sentence(),
                MerkleHash.leaf(entry.bytes()).hex(),
                entry.body());
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : EntryBody.time(at);
    }
}
