package org.imprimatur.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/** The table of sessions. It holds digests only: who reads it can neither take over a session nor tell whose it is. */
@ApplicationScoped
class SessionRows {
    private final EntityManager entityManager;

    SessionRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** @param ended whether it was ended before its time */
    record Found(Instant startedAt, Instant seenAt, boolean ended) {}

    void begin(Sha256 id, Sha256 account, @Nullable Sha256 providerSession) {
        entityManager
                .createNativeQuery("insert into imprimatur.browser_session"
                        + " (id_digest, account, provider_session, started_at, seen_at)"
                        + " select :id, :account, cast(:provider as bytea), now, now from clock_timestamp() now")
                .setParameter("id", id.bytes())
                .setParameter("account", account.bytes())
                .setParameter("provider", providerSession == null ? null : providerSession.bytes())
                .executeUpdate();
    }

    Optional<Found> find(Sha256 id) {
        List<?> rows = entityManager
                .createNativeQuery("select started_at, seen_at, ended_at is not null from imprimatur.browser_session"
                        + " where id_digest = :id")
                .setParameter("id", id.bytes())
                .getResultList();
        return rows.stream().map(row -> found((Object[]) row)).findFirst();
    }

    void seen(Sha256 id, Instant now) {
        entityManager
                .createNativeQuery("update imprimatur.browser_session set seen_at = :now"
                        + " where id_digest = :id and seen_at < :now")
                .setParameter("now", now)
                .setParameter("id", id.bytes())
                .executeUpdate();
    }

    void end(Sha256 id) {
        end("id_digest = :what", id);
    }

    int endOfProviderSession(Sha256 providerSession) {
        return end("provider_session = :what", providerSession);
    }

    int endOfAccount(Sha256 account) {
        return end("account = :what", account);
    }

    private int end(String condition, Sha256 what) {
        return entityManager
                .createNativeQuery("update imprimatur.browser_session set ended_at = clock_timestamp()"
                        + " where ended_at is null and " + condition)
                .setParameter("what", what.bytes())
                .executeUpdate();
    }

    int removeStartedBefore(Instant deadline) {
        return entityManager
                .createNativeQuery("delete from imprimatur.browser_session where started_at < :deadline")
                .setParameter("deadline", deadline)
                .executeUpdate();
    }

    private static Found found(Object[] row) {
        return new Found(instant(row[0]), instant(row[1]), (Boolean) row[2]);
    }

    private static Instant instant(Object column) {
        return column instanceof java.time.OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}
