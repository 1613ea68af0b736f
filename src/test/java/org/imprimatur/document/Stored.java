package org.imprimatur.document;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.imprimatur.testing.RealServices;

/** What is really in the tables. */
final class Stored {
    private Stored() {}

    static long count(String query) throws SQLException {
        try (Connection app = RealServices.appConnection();
                Statement sql = app.createStatement();
                ResultSet found = sql.executeQuery("select count(*) from " + query)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Uploads, contents and chunks together. */
    static long traces() throws SQLException {
        return count("imprimatur.upload") + count("imprimatur.content") + count("imprimatur.content_chunk");
    }

    static void asSuperuser(String statement) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            // Whoever has these rights is not held up by ordinary triggers.
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }
    }

    static long entries(String action, String outcome) throws SQLException {
        return count("(select convert_from(body, 'UTF8')::jsonb as e from audit.entry) x where e ->> 'action' = '"
                + action + "' and e ->> 'outcome' = '" + outcome + "'");
    }
}
