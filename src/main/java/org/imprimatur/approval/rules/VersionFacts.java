package org.imprimatur.approval.rules;

import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.policy.rules.ContentFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is known now about the version that a request asks for.
 *
 * @param latest the document's latest version
 * @param blocked whether its digest is blocked, everywhere
 * @param findings digest of the findings and what was decided about them; null while there is no finished inspection
 * @param acknowledged whether every weak finding was acknowledged
 * @param waiverGranters everybody who asked for or granted a waiver on one of its findings
 */
public record VersionFacts(
        UUID latest,
        InspectionStanding inspection,
        boolean blocked,
        ContentFacts content,
        @Nullable Sha256 findings,
        boolean acknowledged,
        Set<PersonId> waiverGranters) {
    public VersionFacts {
        waiverGranters = Set.copyOf(waiverGranters);
    }

    /** Whether the content was inspected. */
    public enum InspectionStanding {
        /** Received, or being inspected. */
        PENDING,
        INSPECTED,
        /** Something in it could not be read, so nothing is known about it. */
        UNINSPECTABLE
    }
}
