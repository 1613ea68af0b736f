package org.imprimatur.evaluation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL 18 on loopback that keeps its data in a folder, with the product's database and roles in it.
 *
 * <p>It is set up like one in production: durable ({@code fsync}, {@code synchronous_commit}), passwords over
 * scram-sha-256 from the first second (the library would trust every local connection), no Unix socket, and the roles
 * come from {@code deploy/database/roles.sql}. As root, PostgreSQL refuses to run; the library then starts it inside a
 * user namespace of its own ({@code unshare -U}).
 */
public final class Database implements AutoCloseable {
    private static final String NAME = "imprimatur";
    private static final String SUPERUSER = "postgres";
    private static final String MAJOR_VERSION = "18";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final DatabasePasswords passwords;

    private Database(EmbeddedPostgres server, DatabasePasswords passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /**
     * Starts it and makes sure that roles and database exist.
     *
     * @param folder holds the data ({@code data}) and the server's log
     * @param programs where PostgreSQL itself is unpacked; may be shared by several folders, never one of them
     * @param port the port on 127.0.0.1; 0 takes a free one
     * @param passwords must be the ones of the first start as long as the data is kept
     * @param roles {@code deploy/database/roles.sql}
     * @throws CannotStart with a sentence that says what to do
     */
    public static Database start(Path folder, Path programs, int port, DatabasePasswords passwords, Path roles) {
        Path data = folder.resolve("data");
        Path log = folder.resolve("postgresql.log");
        try {
            Files.createDirectories(programs);
            if (!Files.isRegularFile(roles)) {
                throw new CannotStart(
                        "The file " + roles + " is missing. Start from the folder that holds the project's pom.xml.");
            }
            refuseOtherVersion(data);
            new LeftoverPostmaster(data).end();
            Database database = new Database(launch(data, programs, log, port, passwords), passwords);
            database.createDatabaseAndRoles(Files.readString(roles));
            return database;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new CannotStart(
                    "PostgreSQL did not start in " + folder + " (" + e.getMessage() + "). Its log " + log
                            + " says why; a folder that another user created must be deleted first.",
                    e);
        }
    }

    /**
     * Stops a server that a killed program left running in the folder, so that its port is free. {@link #start} does so
     * too.
     */
    public static void endLeftover(Path folder) {
        Path data = folder.resolve("data");
        try {
            new LeftoverPostmaster(data).end();
        } catch (IOException e) {
            throw new CannotStart(
                    "What an earlier PostgreSQL left in " + data + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static EmbeddedPostgres launch(Path data, Path programs, Path log, int port, DatabasePasswords passwords)
            throws IOException {
        // The library deletes sub-folders of its working folder that look abandoned: the data must not be one of them.
        System.setProperty("ot.epg.working-dir", programs.toString());
        Path passwordFile = Files.createTempFile(programs, "superuser", ".password");
        try {
            Files.writeString(passwordFile, passwords.superuser());
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    // The library hands these to initdb as --name=value; its own "-A trust" comes before them.
                    .setLocaleConfig("auth-host", "scram-sha-256")
                    .setLocaleConfig("auth-local", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    // What it logs quotes no value (src/docs/operating.md).
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_parameter_max_length", "0")
                    .setServerConfig("log_parameter_max_length_on_error", "0")
                    .setConnectConfig("password", passwords.superuser())
                    .setPGStartupWait(LONGEST_START)
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .start();
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
            throw new CannotStart("The data in " + data + " belongs to PostgreSQL "
                    + Files.readString(version).strip() + ", this is " + MAJOR_VERSION
                    + ". Delete the folder to start with an empty database.");
        }
    }

    private void createDatabaseAndRoles(String roles) throws SQLException {
        try (Connection connection = connect("postgres", SUPERUSER, passwords.superuser());
                Statement statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database " + NAME + " encoding 'UTF8' template template0");
                }
            }
        }
        try (Connection connection = superuserConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(roles);
            setPassword(statement, "imprimatur_migrator", passwords.migrator());
            setPassword(statement, "imprimatur_app", passwords.app());
            setPassword(statement, "imprimatur_sequencer", passwords.sequencer());
        }
    }

    private static void setPassword(Statement statement, String role, String password) throws SQLException {
        statement.execute("alter role " + role + " password " + statement.enquoteLiteral(password));
    }

    /** The address of the product's database, without a user. */
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** A connection to the product's database as PostgreSQL's superuser. */
    public Connection superuserConnection() throws SQLException {
        return connect(NAME, SUPERUSER, passwords.superuser());
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    /** Stops it in order ("fast": running transactions are rolled back). The data stays. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
