package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.UnaryOperator;
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
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;

/** A submitter or a reviewer reads the protected bytes of a version. */
@ApplicationScoped
public class ReadContent {
    private final ContentAccess access;
    private final ContentStore contents;
    private final AuditLog audit;
    private final AuditHealth auditHealth;
    private final DatabaseClock clock;

    ReadContent(
            ContentAccess access,
            ContentStore contents,
            AuditLog audit,
            @Readiness AuditHealth auditHealth,
            DatabaseClock clock) {
        this.access = access;
        this.contents = contents;
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
        return open(actor, which, entry -> entry);
    }

    /**
     * The same for whoever is shown one page of them.
     *
     * @param page as the entry tells it, counted from 1
     */
    @Act(Action.READ_CONTENT)
    @Transactional
    public Opened readPage(Actor actor, VersionAttempt which, int page) {
        return open(actor, which, entry -> entry.fact("page", page));
    }

    private Opened open(Actor actor, VersionAttempt which, UnaryOperator<AuditEvent> telling) {
        Instant now = clock.now();
        var granted = access.require(actor, which, now);
        if (!auditHealth.isIntegrated()) {
            throw new RuleViolation(AuditRefusal.AUDIT_UNAVAILABLE);
        }
        audit.append(telling.apply(AuditEvent.of(Action.READ_CONTENT, actor, now)
                .about(Subject.ofVersion(
                        granted.document().id(), granted.version().id()))
                .as(granted.authority().role())
                .fact("byteSize", granted.version().byteSize())));
        return new Opened(granted.version(), contents.open(granted.version()));
    }
}
