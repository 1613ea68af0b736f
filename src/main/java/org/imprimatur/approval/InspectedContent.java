package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.approval.rules.VersionFacts;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.BlockedDigests;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.PersonId;
import org.imprimatur.inspection.FindingDispositions;
import org.imprimatur.inspection.Inspections;
import org.imprimatur.inspection.rules.Dispositions;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.SettledFindings;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.ContentFacts;
import org.jspecify.annotations.Nullable;

/** What is known about a version's bytes, as far as approval asks. */
@ApplicationScoped
class InspectedContent {
    /** Of these everybody knows that they hold no cells. Archives and mails may hold workbooks. */
    private static final Set<String> NO_SPREADSHEETS = Set.of(
            "application/pdf",
            "application/rtf",
            "application/msword",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.presentation");

    private final BlockedDigests blockedDigests;
    private final Inspections inspections;
    private final FindingDispositions dispositions;

    InspectedContent(BlockedDigests blockedDigests, Inspections inspections, FindingDispositions dispositions) {
        this.blockedDigests = blockedDigests;
        this.inspections = inspections;
        this.dispositions = dispositions;
    }

    /**
     * @param settled what the findings call for that nobody set aside
     * @param forEverybody the same where everybody will see the content: hidden content is never set aside then
     * @param findings digest of the findings and what was decided about them; null while nothing is known
     * @param acknowledged whether every weak finding was acknowledged
     * @param waiverGranters everybody who asked for or granted a waiver that sets a finding aside
     */
    record Known(
            VersionFacts.InspectionStanding standing,
            boolean blocked,
            boolean originalSpreadsheet,
            @Nullable SettledFindings settled,
            @Nullable SettledFindings forEverybody,
            @Nullable Sha256 findings,
            boolean acknowledged,
            Set<PersonId> waiverGranters) {
        /** Where no inspection counts. */
        private static Known nothing(VersionFacts.InspectionStanding standing, boolean blocked) {
            return new Known(standing, blocked, true, null, null, null, false, Set.of());
        }

        ContentFacts facts(Audience audience) {
            SettledFindings left = leftFor(audience);
            return left == null
                    ? ContentFacts.NOT_INSPECTED
                    : new ContentFacts(
                            true, left.clean(), left.hiddenContent(), originalSpreadsheet, left.gravestIsMedium());
        }

        /** Found by the inspection and not set aside. */
        Set<ProtectionCategory> categories(Audience audience) {
            SettledFindings left = leftFor(audience);
            return left == null ? Set.of(ProtectionCategory.UNKNOWN) : left.categories();
        }

        private @Nullable SettledFindings leftFor(Audience audience) {
            return audience == Audience.PUBLIC_WEB ? forEverybody : settled;
        }

        VersionFacts asFactsOf(UUID latest, Audience audience) {
            return new VersionFacts(latest, standing, blocked, facts(audience), findings, acknowledged, waiverGranters);
        }
    }

    /**
     * By version; in as many statements as for one. Call inside a transaction. What no inspection that the log vouches for
     * has seen, nobody knows.
     */
    Map<UUID, Known> of(Collection<DocumentVersion> versions, Instant now) {
        var blocked = blockedDigests.among(
                versions.stream().map(DocumentVersion::sha256).collect(Collectors.toSet()));
        Set<UUID> ids = versions.stream().map(DocumentVersion::id).collect(Collectors.toSet());
        var finished = inspections.latestOf(ids);
        var decided = dispositions.of(ids);
        var known = new HashMap<UUID, Known>();
        for (DocumentVersion version : versions) {
            FinishedInspection inspection = finished.get(version.id());
            known.put(
                    version.id(),
                    known(
                            version,
                            blocked.contains(version.sha256()),
                            inspection == null ? null : inspection.report(),
                            decided.getOrDefault(version.id(), Dispositions.NONE),
                            now));
        }
        return known;
    }

    private static Known known(
            DocumentVersion version,
            boolean blocked,
            @Nullable InspectionReport report,
            Dispositions decided,
            Instant now) {
        if (version.destroyedAt() != null) {
            return Known.nothing(VersionFacts.InspectionStanding.UNINSPECTABLE, blocked);
        }
        if (report == null
                || version.state() != VersionState.INSPECTED
                || report.state() != InspectionState.INSPECTED) {
            return Known.nothing(
                    version.state() == VersionState.UNINSPECTABLE
                            ? VersionFacts.InspectionStanding.UNINSPECTABLE
                            : VersionFacts.InspectionStanding.PENDING,
                    blocked);
        }
        return new Known(
                VersionFacts.InspectionStanding.INSPECTED,
                blocked,
                mayBeOriginalSpreadsheet(version),
                decided.settle(report, false, now),
                decided.settle(report, true, now),
                decided.digest(report, now),
                decided.acknowledges(report),
                decided.waiverParties(report, now));
    }

    /** By what the bytes are. */
    private static boolean mayBeOriginalSpreadsheet(DocumentVersion version) {
        String type = version.mediaType();
        return version.regeneratedFrom() == null
                && !type.startsWith("text/")
                && !type.startsWith("image/")
                && !NO_SPREADSHEETS.contains(type);
    }
}
