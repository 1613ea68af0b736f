package org.imprimatur.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.imprimatur.evaluation.Database;
import org.imprimatur.evaluation.DatabasePasswords;
import org.imprimatur.evaluation.IdentityProvider;
import org.imprimatur.evaluation.SigningKey;

/**
 * A real PostgreSQL and a real identity provider for the tests, one of each per test process, with an empty database at its
 * beginning; and ports for the service under test, so that test processes can run side by side. Use: {@code @QuarkusTestResource(RealServices.class)}; {@link #start()} may also be called from a test that
 * starts no Quarkus.
 *
 * <p>Where they listen is kept in system properties, not in static fields: Quarkus loads tests and their resources with
 * several class loaders, each of which would see fields of its own.
 */
public final class RealServices implements QuarkusTestResourceLifecycleManager {
    private static final Path FOLDERS = Path.of("target", "real-services").toAbsolutePath();
    private static final Path PROGRAMS = Path.of("target", "postgresql").toAbsolutePath();
    private static final DatabasePasswords PASSWORDS =
            new DatabasePasswords("superuser-of-tests", "migrator-of-tests", "app-of-tests", "sequencer-of-tests");
    private static final String ISSUER = "imprimatur.testing.issuer";
    private static final String JDBC_URL = "imprimatur.testing.jdbc-url";
    private static final String FOLDER = "imprimatur.testing.folder";
    private static final String PORT = "imprimatur.testing.port";
    private static final String MANAGEMENT_PORT = "imprimatur.testing.management-port";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(JDBC_URL) == null) {
            startServices();
        }
        return Map.ofEntries(
                Map.entry("imprimatur.http.body-within", "2s"),
                Map.entry("quarkus.datasource.db-kind", "postgresql"),
                Map.entry("quarkus.datasource.jdbc.url", jdbcUrl()),
                Map.entry("quarkus.datasource.username", "imprimatur_app"),
                Map.entry("quarkus.datasource.password", PASSWORDS.app()),
                Map.entry("quarkus.datasource.sequencer.jdbc.url", jdbcUrl()),
                Map.entry("quarkus.datasource.sequencer.username", "imprimatur_sequencer"),
                Map.entry("quarkus.datasource.sequencer.password", PASSWORDS.sequencer()),
                Map.entry("quarkus.flyway.username", "imprimatur_migrator"),
                Map.entry("quarkus.flyway.password", PASSWORDS.migrator()),
                Map.entry("quarkus.oidc.auth-server-url", issuer()),
                Map.entry("imprimatur.authority.first-administrator.issuer", issuer()),
                Map.entry("imprimatur.authority.first-administrator.subject", "adam"),
                Map.entry("imprimatur.authority.first-administrator.name", "Adam Kessler"),
                Map.entry("imprimatur.authority.first-administrator.instrument", "Appointment-2026-01"),
                Map.entry(
                        "imprimatur.audit.mac-key-file",
                        keyFile("audit-mac.key").toString()),
                Map.entry("imprimatur.audit.log-origin", "test.imprimatur.example/log"),
                Map.entry(
                        "imprimatur.audit.log-key-file",
                        keyFile("audit-log.key").toString()),
                Map.entry(
                        "imprimatur.audit.head-file",
                        folder().resolve("audit-head").toString()),
                Map.entry("imprimatur.content.key-file", keyFile("content.key").toString()),
                Map.entry("imprimatur.session.client-id", "imprimatur-browser"),
                Map.entry("imprimatur.session.client-secret", "not-verified"),
                Map.entry("imprimatur.session.key-file", keyFile("session.key").toString()),
                Map.entry("quarkus.http.test-port", String.valueOf(servicePort())),
                Map.entry("quarkus.management.test-port", chosen(MANAGEMENT_PORT)),
                Map.entry("imprimatur.http.public-address", "http://127.0.0.1:" + servicePort()));
    }

    /** Does nothing: the services live as long as the test run, so that every test class can use them. */
    @Override
    public void stop() {}

    private static void startServices() {
        try {
            deleteRecursively(folder().resolve("data"));
            Files.deleteIfExists(folder().resolve("audit-head"));
            Files.createDirectories(folder());
            createKey(keyFile("audit-mac.key"));
            Files.writeString(keyFile("audit-log.key"), SigningKey.generate());
            createKey(keyFile("content.key"));
            createKey(keyFile("session.key"));
        } catch (IOException e) {
            throw new IllegalStateException("The test services cannot write to " + folder(), e);
        }
        Database database = Database.start(folder(), PROGRAMS, 0, PASSWORDS, Path.of("deploy/database/roles.sql"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(database), "stop test database"));
        System.setProperty(ISSUER, IdentityProvider.start(0).issuer());
        System.setProperty(JDBC_URL, database.jdbcUrl());
    }

    private static void close(Database database) {
        try {
            database.close();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop", e);
        }
    }

    /** The address of the product's database, without a user. */
    public static String jdbcUrl() {
        return started(JDBC_URL);
    }

    /** The identity provider's issuer; see {@link SignIn}. */
    public static String issuer() {
        return started(ISSUER);
    }

    /** Where the service under test listens, the same in the whole process. */
    public static int servicePort() {
        return Integer.parseInt(chosen(PORT));
    }

    /** The first folder that no other process of tests has; this one has it until it ends. */
    private static synchronized Path folder() {
        String chosen = System.getProperty(FOLDER);
        for (int number = 1; chosen == null; number++) {
            Path folder = FOLDERS.resolve(String.valueOf(number));
            if (take(FOLDERS.resolve(number + ".lock"))) {
                chosen = folder.toString();
                System.setProperty(FOLDER, chosen);
            }
        }
        return Path.of(chosen);
    }

    /** The lock goes with the process; closing or collecting the channel would let go of it, so a thread keeps it until then. */
    @SuppressWarnings("StreamResourceLeak")
    private static boolean take(Path lock) {
        try {
            Files.createDirectories(FOLDERS);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                Thread keeper = new Thread(() -> keep(channel), "keeps " + lock.getFileName());
                keeper.setDaemon(true);
                keeper.start();
                return true;
            }
            channel.close();
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("The test services cannot write to " + FOLDERS, e);
        }
    }

    private static void keep(FileChannel channel) {
        while (channel.isOpen()) {
            LockSupport.park(channel);
        }
    }

    private static synchronized String chosen(String port) {
        String chosen = System.getProperty(port);
        if (chosen == null) {
            try {
                chosen = String.valueOf(PackagedJar.freePort());
            } catch (IOException e) {
                throw new IllegalStateException("There is no free port", e);
            }
            System.setProperty(port, chosen);
        }
        return chosen;
    }

    private static String started(String property) {
        return Objects.requireNonNull(
                System.getProperty(property), "annotate the test with @QuarkusTestResource(RealServices.class)");
    }

    /** As PostgreSQL's superuser: who could tamper with everything but the keys. */
    public static Connection superuserConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", PASSWORDS.superuser());
    }

    /** For databases beside the product's own on the same server. */
    public static String superuserPassword() {
        return PASSWORDS.superuser();
    }

    /** What PostgreSQL itself wrote down. */
    public static Path databaseLog() {
        return folder().resolve("postgresql.log");
    }

    /** As the login that migrates; {@code SET ROLE imprimatur_owner} makes it the owner. */
    public static Connection migratorConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "imprimatur_migrator", PASSWORDS.migrator());
    }

    /** As the service's own login. */
    public static Connection appConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "imprimatur_app", PASSWORDS.app());
    }

    /** As the login of the loop that integrates audit entries. */
    public static Connection sequencerConnection() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "imprimatur_sequencer", PASSWORDS.sequencer());
    }

    private static Path keyFile(String name) {
        return folder().resolve(name);
    }

    private static void createKey(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.writeString(file, HexFormat.of().formatHex(key));
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
