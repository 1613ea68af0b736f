package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.LogProofs;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.DescribeEntries;
import org.imprimatur.document.FindDocuments;
import org.imprimatur.document.FindVersions;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.PolicyTexts;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.jspecify.annotations.Nullable;

/**
 * An auditor takes everything that is on record about one release out of the service: for a court, an inspector, a committee. It
 * is one entry, in the transaction in which the report is made.
 */
@ApplicationScoped
public class ReportCustody {
    /** Of these a release that many fetch has very many; no decision rests on them. */
    private static final Set<Action> SERVING = EnumSet.of(
            Action.READ_CONTENT,
            Action.USE_PERMIT,
            Action.REDEEM_PERMIT,
            Action.DOWNLOAD_RELEASE,
            Action.BREAK_OFF_DOWNLOAD);

    private static final List<Action> DECIDING = Arrays.stream(Action.values())
            .filter(action -> !SERVING.contains(action))
            .toList();
    private static final int SERVED = 5_000;
    private static final int COUNTED = 1_000_000;

    private final Releases releases;
    private final FindVersions versions;
    private final FindDocuments documents;
    private final PolicyTexts policies;
    private final AuditEntries entries;
    private final AuditLog log;
    private final LogProofs proofs;
    private final DescribeEntries describe;
    private final Authorities authorities;
    private final DatabaseClock clock;

    ReportCustody(
            Releases releases,
            FindVersions versions,
            FindDocuments documents,
            PolicyTexts policies,
            AuditEntries entries,
            AuditLog log,
            LogProofs proofs,
            DescribeEntries describe,
            Authorities authorities,
            DatabaseClock clock) {
        this.releases = releases;
        this.versions = versions;
        this.documents = documents;
        this.policies = policies;
        this.entries = entries;
        this.log = log;
        this.proofs = proofs;
        this.describe = describe;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * @throws RuleViolation when the actor is not an auditor, or {@link ReleaseRefusal#RELEASE_UNKNOWN} where there is no such
     *     release, or the log does not vouch for what it rests on
     */
    @Act(Action.REPORT_CUSTODY)
    @Transactional
    public CustodyReport make(Actor actor, UUID id) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        Releases.Stored stored = releases.find(id).orElseThrow(ReportCustody::unknown);
        Release release = stored.release();
        ApprovalRequest request = stored.request();
        var version = versions.byId(actor, request.version()).orElseThrow(ReportCustody::unknown);
        var document = documents.byId(actor, request.document()).orElseThrow(ReportCustody::unknown);
        Optional<LogProofs.Head> head = proofs.newest();
        long size = head.map(each -> each.checkpoint().size()).orElse(0L);
        List<AuditEntries.Placed> deciding = entries.among(of(DECIDING, request.document(), null), size).stream()
                .filter(placed -> concerns(placed.entry(), release))
                .toList();
        var serving = of(List.copyOf(SERVING), null, id);
        List<AuditEntries.Placed> served = entries.page(serving, null, false, SERVED).stream()
                .filter(placed -> Objects.requireNonNull(placed.index()) < size)
                .toList();
        int leftOut = served.size() < SERVED ? 0 : entries.count(serving, COUNTED) - served.size();
        var told = new ArrayList<>(deciding);
        told.addAll(served);
        told.sort(Comparator.comparing(placed -> Objects.requireNonNull(placed.index())));
        List<DescribeEntries.Described> described = describe.describe(
                actor, told.stream().map(AuditEntries.Placed::entry).toList());
        var reported = new ArrayList<CustodyReport.Reported>();
        for (int place = 0; place < told.size(); place++) {
            reported.add(new CustodyReport.Reported(told.get(place), described.get(place)));
        }
        log.append(AuditEvent.of(Action.REPORT_CUSTODY, actor, now)
                .as(Role.AUDITOR)
                .fact("release", id.toString())
                .fact("treeSize", size)
                .fact("entries", reported.size()));
        return new CustodyReport(
                now,
                size,
                release,
                stored.vouched(),
                request,
                version,
                document,
                request.signOffs(),
                applied(deciding, request.id()).orElse(null),
                reported,
                leftOut,
                head.map(each -> proven(each, told)).orElse(null));
    }

    private CustodyReport.Proofs proven(LogProofs.Head head, List<AuditEntries.Placed> told) {
        var ids = told.stream().map(placed -> placed.entry().id()).toList();
        var inclusions = proofs.inclusions(ids, head);
        return new CustodyReport.Proofs(
                new String(head.note().bytes(), StandardCharsets.UTF_8),
                ids.stream()
                        .map(id -> Objects.requireNonNull(inclusions.get(id), "what is reported is under the head"))
                        .map(each -> new CustodyReport.Proofs.Inclusion(
                                each.proof().index(),
                                each.proof().path().stream().map(Sha256::hex).toList()))
                        .toList());
    }

    private static RuleViolation unknown() {
        return new RuleViolation(ReleaseRefusal.RELEASE_UNKNOWN);
    }

    /** Not what was asked or released of the same document otherwise. */
    private static boolean concerns(VerifiedEntry entry, Release release) {
        return isOr(entry.subject("release"), release.id())
                && isOr(entry.subject("request"), release.origin().request())
                && isOr(entry.subject("version"), release.origin().version());
    }

    private static boolean isOr(@Nullable UUID named, UUID ours) {
        return named == null || named.equals(ours);
    }

    private Optional<CustodyReport.AppliedPolicy> applied(List<AuditEntries.Placed> told, UUID request) {
        return told.stream()
                .map(AuditEntries.Placed::entry)
                .filter(entry -> request.equals(entry.subject("request")))
                .filter(entry -> entry.action() == Action.APPROVE_REQUEST && "APPROVED".equals(entry.text("state.to")))
                .map(entry -> entry.text("policy.version"))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .map(Integer::valueOf)
                .flatMap(version -> policies.text(version)
                        .map(text -> new CustodyReport.AppliedPolicy(
                                version, text.text(), text.rulesSha256().hex())));
    }

    private static AuditEntries.Filter of(List<Action> actions, @Nullable UUID document, @Nullable UUID release) {
        return new AuditEntries.Filter(null, null, actions, null, null, null, null, document, null, release, true);
    }
}
