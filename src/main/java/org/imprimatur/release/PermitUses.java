package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.release.rules.PermitHandle;
import org.imprimatur.release.rules.PermitUse;
import org.imprimatur.release.rules.ReleaseRefusal;

/** The permits that were used. Call inside a transaction; a row that no entry vouches for redeems nothing. */
@ApplicationScoped
class PermitUses {
    private final PermitUseRows rows;
    private final AuditLog audit;

    PermitUses(PermitUseRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** The release that the handle was given for, without a lock: lock it, then {@link #lock} the use. */
    Optional<UUID> releaseOf(PermitHandle handle) {
        return rows.releaseOf(handle.digest());
    }

    /**
     * The use that gave out this handle; the caller holds the release's lock.
     *
     * @throws RuleViolation {@link ReleaseRefusal#PERMIT_HANDLE_UNKNOWN}
     */
    PermitUse lock(PermitHandle handle) {
        return rows.find("handle", (Object) handle.digest().bytes())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .flatMap(row -> audit.vouchedFor(row, PermitUseRow::cited))
                .orElseThrow(() -> new RuleViolation(ReleaseRefusal.PERMIT_HANDLE_UNKNOWN));
    }

    /** Whether any handle for the release was redeemed; a row counts even where no entry vouches for it. */
    boolean anyRedeemed(UUID release) {
        return rows.count("releaseId = ?1 and redeemedAt is not null", release) > 0;
    }

    /** One page of a release's permit uses by time, oldest first. */
    List<PermitUse> page(UUID release, Optional<UUID> after, int limit) {
        return audit.vouchedFor(rows.page(release, after, limit), PermitUseRow::cited);
    }

    int count(UUID release) {
        return Math.toIntExact(rows.count("releaseId", release));
    }

    /** Of a permit that is used, which no row speaks of yet; all that its transaction changes. */
    PermitUse recordNew(Change<PermitUse> change) {
        return audit.recordAlone(change, (use, entry) -> rows.persist(new PermitUseRow(use, entry)));
    }

    /** Of a handle that is redeemed; likewise. */
    PermitUse record(Change<PermitUse> change) {
        return audit.recordAlone(change, (use, entry) -> rows.getEntityManager().merge(new PermitUseRow(use, entry)));
    }
}
