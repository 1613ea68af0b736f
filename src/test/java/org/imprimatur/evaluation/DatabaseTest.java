package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final DatabasePasswords PASSWORDS = new DatabasePasswords("s", "m'quoted", "a", "q");
    private static final Path ROLES = Path.of("deploy/database/roles.sql");

    private static final Path PROGRAMS = Path.of("target/postgresql").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void data_and_roles_survive_a_restart() throws Exception {
        try (Database first = start();
                Connection connection = first.superuserConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (what text); insert into kept values ('still here')");
        }
        try (Database second = start();
                Connection connection = second.superuserConnection()) {
            assertThat(text(connection, "select what from kept")).isEqualTo("still here");
        }
    }

    @Test
    void a_killed_server_and_its_leftover_file_do_not_stop_the_next_start() throws Exception {
        try (Database killed = start();
                Connection connection = killed.superuserConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (what text); insert into kept values ('committed')");
            ProcessHandle postmaster = postmaster();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
        }
        assertThat(pidFile()).exists();

        try (Database next = start();
                Connection connection = next.superuserConnection()) {
            assertThat(text(connection, "select what from kept")).isEqualTo("committed");
        }
    }

    @Test
    void a_server_that_outlived_its_launcher_is_stopped_before_the_next_one_starts() throws Exception {
        Process launcher = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(launcher.inputReader().lines()).contains(Launcher.STARTED);
        ProcessHandle outlived = postmaster();
        launcher.destroyForcibly().waitFor();
        assertThat(new RunningProcess(outlived).isRunning()).isTrue();

        try (Database next = start()) {
            assertThat(new RunningProcess(outlived).isRunning()).isFalse();
            assertThat(next.jdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void a_server_that_may_be_somebody_elses_is_neither_stopped_nor_joined() throws Exception {
        try (Database other = start()) {
            Path file = Files.createDirectories(folder.resolve("second/data")).resolve("postmaster.pid");
            Files.write(file, List.of(Long.toString(postmaster().pid()), "/elsewhere", "1000000000"));

            assertThatThrownBy(() -> Database.endLeftover(folder.resolve("second")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("may use the data beside " + file);
            assertThat(file).exists();
            try (Connection connection = other.superuserConnection()) {
                assertThat(text(connection, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_file_whose_number_belongs_to_another_program_by_now_is_removed() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("postmaster.pid");
        Files.write(file, List.of(Long.toString(ProcessHandle.current().pid()), "/elsewhere", "1000000000"));

        Database.endLeftover(folder);

        assertThat(file).doesNotExist();
    }

    @Test
    void it_is_durable_speaks_utf8_and_lets_nobody_in_without_a_password() throws Exception {
        try (Database database = start();
                Connection connection = database.superuserConnection()) {
            assertThat(text(connection, "show fsync")).isEqualTo("on");
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(connection, "show server_encoding")).isEqualTo("UTF8");
            assertThat(text(connection, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
            assertThat(text(
                            connection,
                            "select datcollate || ' ' || datlocale from pg_database where datname = 'imprimatur'"))
                    .isEqualTo("C C.UTF-8");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void the_roles_can_do_what_their_names_say_and_no_more() throws Exception {
        try (Database database = start();
                Connection migrator =
                        DriverManager.getConnection(database.jdbcUrl(), "imprimatur_migrator", PASSWORDS.migrator());
                Connection app = DriverManager.getConnection(database.jdbcUrl(), "imprimatur_app", PASSWORDS.app())) {
            assertThatThrownBy(() -> execute(migrator, "create schema mine"))
                    .hasMessageContaining("permission denied for database");
            execute(migrator, "set role imprimatur_owner");
            execute(migrator, "create schema records; create table records.page (n int);");
            execute(migrator, "grant usage on schema records to imprimatur_reader");
            execute(migrator, "grant select on records.page to imprimatur_reader");

            assertThat(text(app, "select count(*) from records.page")).isEqualTo("0");
            assertThatThrownBy(() -> execute(app, "insert into records.page values (1)"))
                    .hasMessageContaining("permission denied for table page");
            assertThatThrownBy(() -> execute(app, "create table public.mine (n int)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> execute(app, "create temporary table mine (n int)"))
                    .hasMessageContaining("permission denied to create temporary tables");
            assertThatThrownBy(() -> execute(app, "set role imprimatur_owner"))
                    .hasMessageContaining("permission denied to set role");
        }
    }

    @Test
    void a_folder_of_another_version_is_named_and_left_alone() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("belongs to PostgreSQL 17")
                .hasMessageContaining("Delete the folder");
        assertThat(data.resolve("PG_VERSION")).hasContent("17");
    }

    private Database start() {
        return Database.start(folder, PROGRAMS, 0, PASSWORDS, ROLES);
    }

    private Path pidFile() {
        return folder.resolve("data/postmaster.pid");
    }

    private ProcessHandle postmaster() throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).get(0)))
                .orElseThrow();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    /** A launcher to be killed: starts the database and waits for ever. */
    static final class Launcher {
        static final String STARTED = "the database has started";

        private Launcher() {}

        public static void main(String[] arguments) throws Exception {
            Database.start(Path.of(arguments[0]), PROGRAMS, 0, PASSWORDS, ROLES);
            System.out.println(STARTED);
            System.out.close();
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
