package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/** An auditor takes what a search found out of the service. It is one entry, committed before the first byte leaves. */
@ApplicationScoped
public class ExportAudit {
    private final AuditEntries entries;
    private final AuditLog log;
    private final Authorities authorities;
    private final DatabaseClock clock;
    private final AuthorityConfig config;

    ExportAudit(
            AuditEntries entries, AuditLog log, Authorities authorities, DatabaseClock clock, AuthorityConfig config) {
        this.entries = entries;
        this.log = log;
        this.authorities = authorities;
        this.clock = clock;
        this.config = config;
    }

    /** @throws RuleViolation when the actor is not an auditor */
    @Act(Action.EXPORT_AUDIT)
    @Transactional
    public AuditExport begin(Actor actor, AuditEntries.Filter filter) {
        Instant now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        int most = config.exportedEntries();
        long before = entries.head() + 1;
        int found = entries.count(filter, most + 1);
        var export = new AuditExport(filter, before, Math.min(found, most), found > most);
        AuditEvent event = AuditEvent.of(Action.EXPORT_AUDIT, actor, now)
                .as(Role.AUDITOR)
                .fact("rows", export.rows())
                .fact("cut", export.isCut());
        for (var each : RecordReading.facts(filter).entrySet()) {
            event = event.fact(each.getKey(), each.getValue());
        }
        log.append(event);
        return export;
    }

    /**
     * The next of its entries, newest first.
     *
     * @param before the log index before which to go on
     * @throws RuleViolation when the actor is not an auditor any more
     */
    @Transactional
    public List<AuditEntries.Placed> next(Actor actor, AuditExport export, long before, int limit) {
        authorities.require(actor, Role.AUDITOR, clock.now());
        return entries.page(export.filter(), before, true, limit);
    }
}
