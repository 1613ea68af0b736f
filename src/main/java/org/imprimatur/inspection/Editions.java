package org.imprimatur.inspection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.DocumentVersion;

/**
 * Which versions of documents went out. By the log, which knows it before this feature may: releases come later. While a version is
 * inspected that cannot change for the versions before it, since a newer one voids whatever of them is not out yet.
 */
@ApplicationScoped
class Editions {
    private final AuditEntries entries;
    private final Versions versions;

    Editions(AuditEntries entries, Versions versions) {
        this.entries = entries;
        this.versions = versions;
    }

    /** What went out last of the document before this version, to whomever, whether or not it is still out. */
    Optional<DocumentVersion> before(DocumentVersion version) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entries.onDocument(version.documentId(), Action.PUBLISH_RELEASE).stream()
                        .map(entry -> entry.subject("version"))
                        .flatMap(published -> published == null
                                ? Optional.<DocumentVersion>empty().stream()
                                : versions.find(published).stream())
                        .filter(published -> published.number() < version.number())
                        .findFirst());
    }
}
