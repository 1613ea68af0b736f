package org.imprimatur.inspection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the inspections are that run at this moment, at any replica. It is told to whoever waits, and nothing is decided by it. */
@ApplicationScoped
class RunningInspections {
    private static final Logger LOG = Logger.getLogger(RunningInspections.class);

    /** What is over before that is not worth a row. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final AgroalDataSource database;

    RunningInspections(AgroalDataSource database) {
        this.database = database;
    }

    /** One inspection that begins now. */
    Running begun(UUID version) {
        return new Running(version);
    }

    /** Tells of an inspection until it is closed. Not thread-safe. */
    final class Running implements Consumer<InspectionProgress>, AutoCloseable {
        private final UUID version;
        private long told = System.nanoTime();

        private Running(UUID version) {
            this.version = version;
        }

        @Override
        public void accept(InspectionProgress progress) {
            long now = System.nanoTime();
            if (now - told >= PAUSE) {
                told = now;
                tell(version, progress);
            }
        }

        /** Also what another replica told before it died. */
        @Override
        public void close() {
            execute(
                    "delete from imprimatur.inspection_progress where version_id = ?",
                    statement -> statement.setObject(1, version));
        }
    }

    private void tell(UUID version, InspectionProgress progress) {
        execute(
                "insert into imprimatur.inspection_progress (version_id, phase, share) values (?, ?, ?)"
                        + " on conflict (version_id) do update set phase = excluded.phase, share = excluded.share",
                statement -> {
                    statement.setObject(1, version);
                    statement.setString(2, progress.phase().name());
                    statement.setObject(3, progress.share(), Types.DOUBLE);
                });
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** No inspection fails because nobody can be told how far it is. */
    private void execute(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException | RuntimeException untold) {
            LOG.debug("How far an inspection is could not be told", untold);
        }
    }

    Map<UUID, InspectionProgress> all() throws SQLException {
        var all = new HashMap<UUID, InspectionProgress>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select version_id, phase, share from imprimatur.inspection_progress");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.put(
                        rows.getObject(1, UUID.class),
                        new InspectionProgress(InspectionPhase.valueOf(rows.getString(2)), share(rows)));
            }
        }
        return all;
    }

    private static @Nullable Double share(ResultSet rows) throws SQLException {
        return rows.getObject(3, Double.class);
    }
}
