package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Instant;
import org.eclipse.microprofile.health.Readiness;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditHealth;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;

/** A submitter or a reviewer reads the protected bytes of a version. */
@ApplicationScoped
public class ReadContent {
    private final Versions versions;
    private final Documents documents;
    private final ContentStore contents;
    private final Entitlement entitlement;
    private final AuditLog audit;
    private final AuditHealth auditHealth;
    private final DatabaseClock clock;

    ReadContent(
            Versions versions,
            Documents documents,
            ContentStore contents,
            Entitlement entitlement,
            AuditLog audit,
            @Readiness AuditHealth auditHealth,
            DatabaseClock clock) {
        this.versions = versions;
        this.documents = documents;
        this.contents = contents;
        this.entitlement = entitlement;
        this.audit = audit;
        this.auditHealth = auditHealth;
        this.clock = clock;
    }

    /** A version and its bytes from the beginning, see {@link VersionContent#open}. */
    public record Opened(DocumentVersion version, InputStream bytes) {}

    /**
     * Writes the entry of the read; it is committed when this returns, and before that no byte is handed out.
     *
     * @throws RuleViolation where the actor does not see the version, may not read its bytes, or the log is not being
     *     integrated
     * @throws ContentDamagedException where what is stored was not sealed for this version
     */
    @Act(Action.READ_CONTENT)
    @Transactional
    public Opened read(Actor actor, VersionAttempt which) {
        Instant now = clock.now();
        var version = entitlement
                .sight(actor)
                .flatMap(sight -> versions.shown(sight, which.version()))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        var document = documents
                .find(version.documentId())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        var reader = Entitlement.person(actor);
        var authority = entitlement.require(actor, DocumentAct.READ_CONTENT, now);
        if (!Visibility.showsContent(entitlement.roles(actor, now), reader, document, version)) {
            throw new RuleViolation(DocumentRefusal.MAY_NOT_READ_CONTENT);
        }
        version.requireContent();
        if (!auditHealth.isIntegrated()) {
            throw new RuleViolation(AuditRefusal.AUDIT_UNAVAILABLE);
        }
        audit.append(AuditEvent.of(Action.READ_CONTENT, actor, now)
                .about(Subject.ofVersion(document.id(), version.id()))
                .as(authority.role())
                .fact("byteSize", version.byteSize()));
        return new Opened(version, contents.open(version));
    }
}
