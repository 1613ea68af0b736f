package org.imprimatur.authority;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.LogProofs;
import org.imprimatur.audit.export.ExportPlan;
import org.imprimatur.audit.export.ExportSource;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;

/** An auditor takes the whole log out of the service. It is one entry, committed before the first byte leaves. */
@ApplicationScoped
public class ExportLog {
    private final LogProofs proofs;
    private final AuditLog log;
    private final Authorities authorities;
    private final DatabaseClock clock;

    ExportLog(LogProofs proofs, AuditLog log, Authorities authorities, DatabaseClock clock) {
        this.proofs = proofs;
        this.log = log;
        this.authorities = authorities;
        this.clock = clock;
    }

    /**
     * What an export up to a signed head will hold. Empty where no head has this size.
     *
     * @param goesOnAt where a download goes on that broke off before; 0 for a new one
     * @throws RuleViolation when the actor is not an auditor
     */
    @Act(Action.EXPORT_AUDIT)
    @Transactional
    public Optional<ExportPlan> begin(Actor actor, long size, long goesOnAt) {
        var now = clock.now();
        authorities.require(actor, Role.AUDITOR, now);
        var plan = proofs.at(size).map(proofs::plan);
        if (plan.isPresent()) {
            log.append(AuditEvent.of(Action.EXPORT_AUDIT, actor, now)
                    .as(Role.AUDITOR)
                    .fact("whole", true)
                    .fact("rows", size)
                    .fact("treeSize", size)
                    .fact("goesOnAt", goesOnAt));
        }
        return plan;
    }

    /** Where the export reads while it is made: in short transactions, and only while the actor is an auditor. */
    public ExportSource source(Actor actor) {
        return new ExportSource() {
            @Override
            public List<byte[]> entries(long first, int count) {
                return asAuditor(actor, () -> proofs.entries(first, count));
            }

            @Override
            public TileHashes tile(Tile tile) {
                return asAuditor(actor, () -> proofs.tile(tile));
            }
        };
    }

    private <T> T asAuditor(Actor actor, Supplier<T> reading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            authorities.require(actor, Role.AUDITOR, clock.now());
            return reading.get();
        });
    }
}
