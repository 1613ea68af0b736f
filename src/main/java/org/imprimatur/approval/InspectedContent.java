package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approval.rules.VersionFacts;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.BlockedDigests;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.PersonId;
import org.imprimatur.policy.rules.ContentFacts;
import org.jspecify.annotations.Nullable;

/** What is known about a version's bytes, as far as approval asks. */
@ApplicationScoped
class InspectedContent {
    private final BlockedDigests blockedDigests;

    InspectedContent(BlockedDigests blockedDigests) {
        this.blockedDigests = blockedDigests;
    }

    /**
     * @param findings digest of the findings and what was decided about them; null while nothing is known
     * @param categories found by the inspection
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

    /** Call inside a transaction. */
    Known of(DocumentVersion version) {
        boolean blocked = blockedDigests.isBlocked(version.sha256());
        var standing = version.state() == VersionState.UNINSPECTABLE
                ? VersionFacts.InspectionStanding.UNINSPECTABLE
                : VersionFacts.InspectionStanding.PENDING;
        return new Known(
                standing, blocked, ContentFacts.NOT_INSPECTED, null, Set.of(ProtectionCategory.UNKNOWN), Set.of());
    }
}
