package org.imprimatur.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Which replica integrates: for one transaction whoever gets a lock that nobody has to give back. It only saves work; two that
 * both believe to lead cannot both extend one head ({@code prev_size unique}).
 */
final class Leadership {
    private static final String TAKE = "select pg_try_advisory_xact_lock(hashtext('imprimatur.audit.integration'))";

    private Leadership() {}

    /** Until the connection's transaction ends. */
    static boolean take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(TAKE)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
