package org.imprimatur.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.awaitility.Awaitility;

/** The packaged product with its PostgreSQL and identity provider, each a process that a test may kill and bring back. */
final class MortalProduct implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Settings settings;
    private Evaluation evaluation;
    private Service service;

    MortalProduct(Path folder) throws IOException {
        settings = new Settings(
                folder.resolve("data"),
                Path.of(System.getProperty("imprimatur.jar")).toAbsolutePath(),
                Path.of("deploy/database/roles.sql").toAbsolutePath(),
                freePort(),
                freePort(),
                freePort(),
                freePort(),
                freePort());
        evaluation = new Evaluation(settings);
        service = evaluation.start();
    }

    String address() {
        return service.address();
    }

    Path serviceLog() {
        return settings.folder().resolve("log/service.log");
    }

    ProductApi as(String person) {
        return new ProductApi(service.address(), token(person));
    }

    String token(String person) {
        return get("http://127.0.0.1:" + settings.signInPort() + "/token?person=" + person)
                .strip();
    }

    boolean isReady() {
        return service.isReady();
    }

    ProcessHandle serviceProcess() {
        return ProcessHandle.of(Long.parseLong(
                        lines(settings.folder().resolve("service.process")).get(0)))
                .orElseThrow();
    }

    void kill(Victim victim) {
        if (victim.hitsDatabase()) {
            killDatabase();
        }
        if (victim.hitsService()) {
            kill(serviceProcess());
        }
    }

    /** Starts again what was killed, and only that, where the other goes on without it. */
    void bringBack(Victim victim) throws IOException {
        if (victim.hitsService()) {
            evaluation.close();
            evaluation = new Evaluation(settings);
            service = evaluation.start();
        } else {
            evaluation.restartDatabase();
        }
        Awaitility.await().atMost(PATIENCE).until(this::isReady);
    }

    private void killDatabase() {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(lines(settings.folder().resolve("database/data/postmaster.pid"))
                                .get(0)))
                .orElseThrow();
        List<ProcessHandle> sessions = postmaster.children().toList();
        kill(postmaster);
        sessions.forEach(ProcessHandle::destroyForcibly);
        sessions.forEach(session -> session.onExit().join());
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + settings.databasePort() + "/imprimatur",
                "postgres",
                passwords().superuser());
    }

    /** The first value of the first row. */
    String one(String query) {
        try (Connection superuser = superuser();
                Statement sql = superuser.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void await(String question) {
        Awaitility.await().atMost(PATIENCE).until(() -> one(question).equals("t"));
    }

    @Override
    public void close() {
        evaluation.close();
    }

    private DatabasePasswords passwords() {
        var kept = new Properties();
        try (InputStream file = Files.newInputStream(settings.folder().resolve("passwords.properties"))) {
            kept.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new DatabasePasswords(
                kept.getProperty("superuser"),
                kept.getProperty("migrator"),
                kept.getProperty("app"),
                kept.getProperty("sequencer"));
    }

    private static String get(String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(Loopback.address(), 0));
            return socket.getLocalPort();
        }
    }
}
