package org.imprimatur.bench;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Superuser;

/**
 * Makes the log as long as one is after years: entries under the service's key, through its own login, each integrated by the service
 * itself. Nine of ten are reads, as in a real one.
 */
final class LongLog {
    private static final int AT_ONCE = 1_000;
    private static final int WAITING = 20_000;
    private static final int ONE_IN = 10;

    private final Entries entries;
    private final List<ApprovalRequest> about;
    private final Actor actor;
    private int number;

    LongLog(Entries entries, List<ApprovalRequest> about) {
        this.entries = entries;
        this.about = about;
        this.actor = Actor.system("bench");
    }

    /** @param length how many entries there are to be, with those that there are already */
    void fill(long length) throws SQLException, GeneralSecurityException {
        long missing = length - Long.parseLong(Superuser.one("select count(*) from audit.leaf"));
        try (Connection connection = RealServices.appConnection()) {
            connection.setAutoCommit(false);
            for (long left = missing; left > 0; left -= WAITING) {
                insert(connection, (int) Math.min(left, WAITING));
                awaitIntegrated();
            }
        }
    }

    private void insert(Connection connection, int count) throws SQLException, GeneralSecurityException {
        try (PreparedStatement insert = connection.prepareStatement(Entries.INSERT)) {
            for (int i = 1; i <= count; i++) {
                Entries.Entry entry = entries.of(event());
                insert.setObject(1, entry.id());
                insert.setShort(2, entry.keyId());
                insert.setBytes(3, entry.mac());
                insert.setBytes(4, entry.body());
                insert.addBatch();
                if (i % AT_ONCE == 0 || i == count) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private AuditEvent event() {
        ApprovalRequest request = about.get(number % about.size());
        boolean act = number++ % ONE_IN == 0;
        return AuditEvent.of(
                        act ? Action.SUBMIT_REQUEST : Action.READ_CONTENT,
                        actor,
                        Instant.now().truncatedTo(ChronoUnit.MICROS))
                .as(Role.PROGRAM_REVIEWER)
                .about(request.subject());
    }

    private static void awaitIntegrated() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        Superuser.one("select count(*) from audit.waiting()").equals("0"));
    }
}
