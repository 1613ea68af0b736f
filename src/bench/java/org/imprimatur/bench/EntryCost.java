package org.imprimatur.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.release.rules.PermitUse;
import org.imprimatur.testing.RealServices;

/**
 * A transaction with its audit entry, beside the same SQL without: the row of a permit's use, the act that happens most often,
 * and the same row in a table with the same columns, indexes and references, but without an entry and its trigger.
 */
final class EntryCost {
    private static final String COLUMNS =
            " (id, release_id, handle, client, person_id, question, content, used_at, entry_id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Entries entries;
    private final UUID release;
    private final Stage.Person publisher;

    EntryCost(Entries entries, UUID release, Stage.Person publisher) {
        this.entries = entries;
        this.release = release;
        this.publisher = publisher;
    }

    static void prepare() throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            sql.execute("create schema bench");
            sql.execute("create table bench.permit_use (like imprimatur.permit_use including all,"
                    + " foreign key (release_id) references imprimatur.release,"
                    + " foreign key (person_id) references imprimatur.person)");
            sql.execute("create table bench.committed (id uuid primary key, at timestamptz not null)");
            sql.execute("grant usage on schema bench to imprimatur_app");
            sql.execute("grant insert on all tables in schema bench to imprimatur_app");
        }
    }

    void measure(Report report) throws Exception {
        for (int callers : List.of(1, 8)) {
            var result = Contest.between(
                    caller -> new Insert(true), caller -> new Insert(false), callers, Contest.Round.SHORT);
            report.add(Measure.throughput(
                    "transaction with its entry",
                    callers,
                    result,
                    0.65,
                    "raw JDBC, one row of permit_use and its entry (MAC and body made outside SQL, within the clock on"
                            + " this side only), deferred trigger, commit / the same row into a table alike without entry"
                            + " and trigger, commit"));
        }
    }

    private final class Insert implements Contest.Work {
        private final boolean audited;
        private final Connection connection;
        private final PreparedStatement row;
        private final PreparedStatement entry;

        Insert(boolean audited) throws SQLException {
            this.audited = audited;
            connection = RealServices.appConnection();
            connection.setAutoCommit(false);
            row = connection.prepareStatement(
                    "insert into " + (audited ? "imprimatur" : "bench") + ".permit_use" + COLUMNS);
            entry = connection.prepareStatement(Entries.INSERT);
        }

        @Override
        public void once() throws Exception {
            var use = new PermitUse(
                    UUID.randomUUID(),
                    release,
                    anyDigest(),
                    anyDigest(),
                    publisher.id(),
                    anyDigest(),
                    anyDigest(),
                    null,
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    null);
            UUID vouching = use.id();
            if (audited) {
                Entries.Entry made = entries.of(AuditEvent.of(Action.USE_PERMIT, actor(), use.usedAt())
                        .fact("permitUse", use.id().toString())
                        .fact("contentSha256", use.content().hex())
                        .attesting(use));
                vouching = made.id();
                entry.setObject(1, made.id());
                entry.setShort(2, made.keyId());
                entry.setBytes(3, made.mac());
                entry.setBytes(4, made.body());
                entry.executeUpdate();
            }
            row.setObject(1, use.id());
            row.setObject(2, use.release());
            row.setBytes(3, use.handle().bytes());
            row.setBytes(4, use.client().bytes());
            row.setObject(5, use.person().value());
            row.setBytes(6, use.question().bytes());
            row.setBytes(7, use.content().bytes());
            row.setObject(8, Rows.time(use.usedAt()));
            row.setObject(9, vouching);
            row.executeUpdate();
            connection.commit();
        }

        private Actor actor() {
            return new Actor(
                    Actor.Kind.NATURAL_PERSON,
                    publisher.id(),
                    null,
                    Set.of(),
                    new Authentication(
                            new Account(RealServices.issuer(), "bench"), null, List.of(), null, null, "bench"));
        }

        private static Sha256 anyDigest() {
            return Sha256.of(UUID.randomUUID().toString());
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
