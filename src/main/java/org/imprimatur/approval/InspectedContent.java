package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.approval.rules.VersionFacts;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.BlockedDigests;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.PersonId;
import org.imprimatur.inspection.Inspections;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.policy.rules.ContentFacts;
import org.jspecify.annotations.Nullable;

/** What is known about a version's bytes, as far as approval asks. */
@ApplicationScoped
class InspectedContent {
    private final BlockedDigests blockedDigests;
    private final Inspections inspections;

    InspectedContent(BlockedDigests blockedDigests, Inspections inspections) {
        this.blockedDigests = blockedDigests;
        this.inspections = inspections;
    }

    /**
     * @param findings digest of the findings and what was decided about them; null while nothing is known
     * @param categories found by the inspection
     * @param waiverGranters nobody as long as there are no waivers
     */
    record Known(
            VersionFacts.InspectionStanding standing,
            boolean blocked,
            ContentFacts facts,
            @Nullable Sha256 findings,
            Set<ProtectionCategory> categories,
            Set<PersonId> waiverGranters) {
        VersionFacts asFactsOf(UUID latest) {
            return new VersionFacts(latest, standing, blocked, facts, findings, waiverGranters);
        }
    }

    /**
     * By version; in as many statements as for one. Call inside a transaction. What no inspection that the log vouches for
     * has seen, nobody knows.
     */
    Map<UUID, Known> of(Collection<DocumentVersion> versions) {
        var blocked = blockedDigests.among(
                versions.stream().map(DocumentVersion::sha256).collect(Collectors.toSet()));
        var finished =
                inspections.latestOf(versions.stream().map(DocumentVersion::id).collect(Collectors.toSet()));
        var known = new HashMap<UUID, Known>();
        for (DocumentVersion version : versions) {
            FinishedInspection inspection = finished.get(version.id());
            known.put(
                    version.id(),
                    known(
                            version,
                            blocked.contains(version.sha256()),
                            inspection == null ? null : inspection.report()));
        }
        return known;
    }

    private static Known known(DocumentVersion version, boolean blocked, @Nullable InspectionReport report) {
        if (version.destroyedAt() != null) {
            return new Known(
                    VersionFacts.InspectionStanding.UNINSPECTABLE,
                    blocked,
                    ContentFacts.NOT_INSPECTED,
                    null,
                    Set.of(ProtectionCategory.UNKNOWN),
                    Set.of());
        }
        if (report == null
                || version.state() != VersionState.INSPECTED
                || report.state() != InspectionState.INSPECTED) {
            var standing = version.state() == VersionState.UNINSPECTABLE
                    ? VersionFacts.InspectionStanding.UNINSPECTABLE
                    : VersionFacts.InspectionStanding.PENDING;
            return new Known(
                    standing, blocked, ContentFacts.NOT_INSPECTED, null, Set.of(ProtectionCategory.UNKNOWN), Set.of());
        }
        return new Known(
                VersionFacts.InspectionStanding.INSPECTED,
                blocked,
                new ContentFacts(
                        true,
                        report.clean(),
                        report.hiddenContent(),
                        isOriginalSpreadsheet(version),
                        report.gravestIsMedium()),
                CanonicalJson.digest(report.judgement()),
                report.categories(),
                Set.of());
    }

    /** By what the bytes are: of what can be inspected, everything but plain text is a workbook. */
    private static boolean isOriginalSpreadsheet(DocumentVersion version) {
        return version.regeneratedFrom() == null && !version.mediaType().startsWith("text/");
    }
}
