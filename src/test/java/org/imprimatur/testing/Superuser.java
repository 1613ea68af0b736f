package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;

/** What somebody does who has a database superuser's rights, and not the service's keys. */
public final class Superuser {
    private Superuser() {}

    /** The whole row as text, so that it can be put back later. */
    public static String row(String table, String where) throws SQLException {
        return one("select to_jsonb(r)::text from " + table + " r where " + where);
    }

    /** Puts a row back as it was when {@link #row} read it. */
    public static void putBack(String table, String where, String row) throws SQLException {
        pastTheGuards(table, "delete from " + table + " r where " + where, inserted(table, row));
    }

    /** Puts in a row as {@link #row} read it. */
    public static void insert(String table, String row) throws SQLException {
        pastTheGuards(table, inserted(table, row));
    }

    private static String inserted(String table, String row) {
        return "insert into " + table + " select * from jsonb_populate_record(null::" + table + ", '"
                + row.replace("'", "''") + "')";
    }

    /** Switches the table's guards off as only its owner and a superuser can, changes one row a statement, and switches on. */
    public static void pastTheGuards(String table, String... statements) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            var guards = new ArrayList<String>();
            try (ResultSet found = sql.executeQuery("select tgname from pg_trigger where tgenabled = 'A'"
                    + " and tgrelid = '" + table + "'::regclass")) {
                while (found.next()) {
                    guards.add(found.getString(1));
                }
            }
            assertThat(guards).isNotEmpty();
            for (String guard : guards) {
                sql.execute("alter table " + table + " disable trigger " + guard);
            }
            try {
                sql.execute("set session_replication_role = replica");
                superuser.setAutoCommit(false);
                for (String statement : statements) {
                    assertThat(sql.executeUpdate(statement)).as(statement).isEqualTo(1);
                }
                superuser.commit();
                superuser.setAutoCommit(true);
                sql.execute("reset session_replication_role");
            } finally {
                for (String guard : guards) {
                    sql.execute("alter table " + table + " enable always trigger " + guard);
                }
            }
        }
    }

    /** The one value of a query. */
    public static String one(String query) throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            assertThat(found.next()).as(query).isTrue();
            return found.getString(1);
        }
    }
}
