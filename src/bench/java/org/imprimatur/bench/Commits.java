package org.imprimatur.bench;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody else's transactions, each of which has a number and changes nothing. */
final class Commits implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Connection connection;
    private final Future<?> commits;

    private Commits(Duration every, Connection connection) throws SQLException {
        this.connection = connection;
        PreparedStatement commit = connection.prepareStatement("select pg_current_xact_id()");
        commits = clock.scheduleAtFixedRate(() -> run(commit), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Commits every(Duration every, AgroalDataSource database) throws SQLException {
        return new Commits(every, database.getConnection());
    }

    private static void run(PreparedStatement commit) {
        try {
            commit.executeQuery().close();
        } catch (SQLException failure) {
            throw new IllegalStateException("nothing is committed any more", failure);
        }
    }

    /** @throws IllegalStateException where they have stopped */
    void requireAlive() {
        if (commits.isDone()) {
            throw new IllegalStateException("nothing is committed any more");
        }
    }

    @Override
    public void close() throws SQLException {
        clock.shutdownNow();
        connection.close();
    }
}
