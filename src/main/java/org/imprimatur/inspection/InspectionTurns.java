package org.imprimatur.inspection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * A version is taken apart by one at a time: whoever holds its advisory lock, in this replica or in another. When a replica dies its
 * locks go with its connections, and another takes its versions up.
 */
@ApplicationScoped
class InspectionTurns {
    private final AgroalDataSource locks;

    InspectionTurns(AgroalDataSource locks) {
        this.locks = locks;
    }

    /**
     * Runs the work while nobody else has the version; holds a connection meanwhile, and no transaction.
     *
     * @param work answers whether it did something
     * @return false also where somebody else has it, and nothing was done
     */
    boolean take(UUID version, BooleanSupplier work) throws SQLException {
        try (Connection holder = locks.getConnection()) {
            if (!tryLock(holder, version)) {
                return false;
            }
            try {
                return work.getAsBoolean();
            } finally {
                unlock(holder, version);
            }
        }
    }

    private static boolean tryLock(Connection connection, UUID version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, key(version));
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection, UUID version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            statement.setLong(1, key(version));
            statement.execute();
        }
    }

    /** Two versions that share a key wait for each other and nothing worse. */
    private static long key(UUID version) {
        return version.getMostSignificantBits() ^ version.getLeastSignificantBits();
    }
}
