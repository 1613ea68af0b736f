package org.imprimatur;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what the database refused or failed at from what never reached it. */
public final class Outage {
    private Outage() {}

    /**
     * Whether the cause is that there was no connection: none was free in time, the server was not there, or it went away.
     * An act of which this is said may still have been done, if the connection broke at its commit.
     */
    public static boolean caused(Throwable thrown) {
        SQLException sql = sqlException(thrown);
        return sql != null && !reachedTheDatabase(sql);
    }

    public static @Nullable SQLException sqlException(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** SQLSTATE classes 08 (connection), 53 (resources), 57P (shut down); a pool that has no connection gives no state. */
    private static boolean reachedTheDatabase(SQLException exception) {
        String state = exception.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("53") && !state.startsWith("57P");
    }
}
