package org.imprimatur.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/**
 * A row that the test holds locked on a connection of its own, so that acts come to wait for it in an order that the test
 * chooses: PostgreSQL lets those who wait for a row have it in the order in which they came.
 */
public final class RowLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connection holder;
    private final int backend;

    private RowLock(Connection holder, int backend) {
        this.holder = holder;
        this.backend = backend;
    }

    public static RowLock on(String table, String where) throws SQLException {
        Connection holder = RealServices.superuserConnection();
        holder.setAutoCommit(false);
        try (Statement sql = holder.createStatement()) {
            try (ResultSet row = sql.executeQuery("select 1 from " + table + " where " + where + " for update")) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no row of " + table + " where " + where);
                }
            }
            try (ResultSet pid = sql.executeQuery("select pg_backend_pid()")) {
                pid.next();
                return new RowLock(holder, pid.getInt(1));
            }
        }
    }

    /** Lets each act begin when the one before it waits for the row, lets go of the row, and answers what came of them. */
    @SafeVarargs
    public final <T> List<T> inOrder(Callable<T>... acts)
            throws InterruptedException, SQLException, ExecutionException {
        var threads = Executors.newFixedThreadPool(acts.length);
        try {
            var begun = new ArrayList<Future<T>>();
            for (Callable<T> act : acts) {
                begun.add(threads.submit(act));
                awaitWaiting(begun.size());
            }
            release();
            var answers = new ArrayList<T>();
            for (Future<T> each : begun) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** Until so many wait for the row, directly or behind one another. */
    public void awaitWaiting(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> waiting() >= count);
    }

    private int waiting() throws SQLException {
        return Integer.parseInt(Superuser.one("with recursive waiting(pid) as (select " + backend
                + " union select a.pid from pg_stat_activity a join waiting w on w.pid = any (pg_blocking_pids(a.pid)))"
                + " select count(*) - 1 from waiting"));
    }

    public void release() throws SQLException {
        holder.commit();
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
