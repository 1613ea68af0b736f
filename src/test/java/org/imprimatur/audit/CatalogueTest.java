package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.Test;

/** What the database's own catalogue says about who may do what. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class CatalogueTest {
    /**
     * Tables that hold no act: parts of uploads, keys of repeated calls, and what is handed out for a minute. Their rows may
     * change without an entry; nothing is decided by them that is not checked against an attested row.
     */
    private static final Set<String> TECHNICAL = Set.of(
            "migration.flyway_schema_history",
            "imprimatur.upload",
            "imprimatur.content",
            "imprimatur.content_chunk",
            "imprimatur.idempotency_key",
            // opens nothing by itself: the cookie must be under the service's key, and authorities are in the register
            "imprimatur.browser_session",
            // how far inspections are; the version's state is what counts
            "imprimatur.inspection_progress",
            // counts of a trial, for people to read; what is decided is decided by its own act
            "imprimatur.ruleset_trial",
            // proves itself: a row is the text whose salted digest stands in an attested row; erasable
            "private.opening");

    /** The append-only tables of the record itself: they have no entry to point to. */
    private static final Set<String> RECORD = Set.of(
            "audit.entry",
            "audit.leaf",
            "audit.attestation",
            "audit.integration",
            "audit.tile",
            "audit.checkpoint",
            "audit.signature",
            "private.detail");

    private static final String TABLES =
            "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')";

    @Test
    void every_business_table_changes_only_together_with_an_audit_entry() throws SQLException {
        List<String> tables = strings(TABLES);
        tables.removeAll(TECHNICAL);
        tables.removeAll(RECORD);
        assertThat(tables).isNotEmpty();
        for (String table : tables) {
            assertThat(strings("select tgname from pg_trigger where tgrelid = '" + table + "'::regclass"
                            + " and tgname = 'entry_required' and tgconstraint <> 0 and tgdeferrable and tginitdeferred"
                            + " and tgenabled = 'A'"))
                    .as(table + " has the deferred check, also under session_replication_role = replica")
                    .hasSize(1);
        }
    }

    @Test
    void no_business_table_and_no_table_of_the_record_grants_delete_or_truncate() throws SQLException {
        assertThat(strings("select table_schema || '.' || table_name || ' to ' || grantee || ': ' || privilege_type"
                        + " from information_schema.role_table_grants where grantee like 'imprimatur%'"
                        + " and grantee <> 'imprimatur_owner' and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER')"
                        + " and table_schema || '.' || table_name not in (" + quoted(TECHNICAL) + ")"))
                .isEmpty();
    }

    @Test
    void the_record_grants_no_update_to_anybody() throws SQLException {
        assertThat(strings("select table_name || ' to ' || grantee from information_schema.column_privileges"
                        + " where table_schema in ('audit', 'private') and privilege_type = 'UPDATE'"
                        + " and grantee <> 'imprimatur_owner' and grantee <> 'postgres'"))
                .isEmpty();
    }

    @Test
    void the_record_refuses_change_by_triggers_that_always_fire() throws SQLException {
        for (String table : RECORD) {
            assertThat(strings("select tgname from pg_trigger where tgrelid = '" + table + "'::regclass"
                            + " and not tgisinternal and tgenabled = 'A' and tgname like 'append_only%' order by 1"))
                    .as(table)
                    .containsExactly("append_only_rows", "append_only_table");
        }
    }

    @Test
    void the_application_may_insert_an_entry_but_choose_neither_its_transaction_nor_its_time() throws SQLException {
        assertThat(strings("select column_name from information_schema.column_privileges where table_schema = 'audit'"
                        + " and table_name = 'entry' and grantee = 'imprimatur_writer' and privilege_type = 'INSERT'"
                        + " order by 1"))
                .containsExactly("body", "entry_id", "key_id", "mac");
    }

    @Test
    void the_functions_behind_the_triggers_run_as_the_owner_with_a_fixed_search_path() throws SQLException {
        assertThat(strings("select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                        + " where n.nspname in ('audit', 'private', 'imprimatur') and p.prorettype = 'trigger'::regtype"
                        + " and (not p.prosecdef or p.proconfig is null)"))
                .isEmpty();
    }

    @Test
    void private_texts_are_erased_by_one_function_of_the_owner_that_the_application_may_call_and_nobody_else()
            throws SQLException {
        assertThat(strings(
                        "select p.proname || ' ' || p.prosecdef || ' ' || array_to_string(p.proconfig, ',') || ' ' ||"
                                + " pg_get_userbyid(p.proowner) || ' ' || (select string_agg(distinct"
                                + " coalesce(r.rolname, 'PUBLIC'), ',') from aclexplode(p.proacl) a left join pg_roles r on"
                                + " r.oid = a.grantee where r.oid is distinct from p.proowner) from pg_proc p"
                                + " where p.pronamespace = 'private'::regnamespace and p.prorettype <> 'trigger'::regtype"
                                + " order by 1"))
                .containsExactly(
                        "documents_of true search_path=pg_catalog imprimatur_owner imprimatur_reader",
                        "erase_detail true search_path=pg_catalog imprimatur_owner imprimatur_writer");
    }

    @Test
    void everything_belongs_to_a_role_that_nobody_signs_in_as() throws SQLException {
        assertThat(strings("select c.relname || ' belongs to ' || r.rolname from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner"
                        + " where n.nspname in ('audit', 'private', 'imprimatur') and c.relkind in ('r', 'S', 'v')"
                        + " and r.rolname <> 'imprimatur_owner'"))
                .isEmpty();
        assertThat(strings("select rolname from pg_roles where rolname = 'imprimatur_owner' and not rolcanlogin"))
                .hasSize(1);
    }

    private static String quoted(Set<String> names) {
        return names.stream()
                .map(name -> "'" + name + "'")
                .reduce((a, b) -> a + ", " + b)
                .orElse("''");
    }

    private static List<String> strings(String query) throws SQLException {
        try (Connection connection = RealServices.superuserConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
