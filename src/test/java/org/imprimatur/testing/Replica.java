package org.imprimatur.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One process of the packaged product on a database that others share. */
public final class Replica implements AutoCloseable {
    private final PackagedJar process;
    private final int port;

    private Replica(PackagedJar process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param shared what {@link RealServices#start} says of the services
     * @param name among those on this database; keeps its head of the log apart
     */
    public static Replica start(Path folder, Map<String, String> shared, String name) throws IOException {
        int port = PackagedJar.freePort();
        int managementPort = PackagedJar.freePort();
        Map<String, String> settings = new HashMap<>();
        shared.forEach((key, value) -> settings.put(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("IMPRIMATUR_HTTP_PUBLIC_ADDRESS", "http://127.0.0.1:" + port);
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        settings.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
        settings.put(
                "IMPRIMATUR_AUDIT_HEAD_FILE", folder.resolve("head-" + name).toString());
        var replica = new Replica(PackagedJar.start(folder, settings), port);
        replica.process.awaitReady(managementPort);
        return replica;
    }

    public PackagedJar process() {
        return process;
    }

    public URI socket() {
        return URI.create("ws://127.0.0.1:" + port + "/graphql");
    }

    /** Everything that people do from now on is done here. */
    public void use() {
        RestAssured.baseURI = "http://127.0.0.1";
        RestAssured.port = port;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
