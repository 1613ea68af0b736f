package org.imprimatur.bench;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.imprimatur.audit.export.VerifyExport;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.Register;

/** The log as an auditor has it: how quickly it leaves, how quickly it is verified, and how far it is behind the acts. */
final class LogTimes {
    private static final Path FILE = Path.of("target", "bench", "log.tar");
    private static final double BAR = 0.5;
    private static final int ROUNDS = 5;

    private final ObjectMapper json = new ObjectMapper().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

    void measure(Report report) throws Exception {
        Register.enrolEverybody();
        Api auditor = Api.as("ada");
        long size = Checkpoint.parse(SignedNote.parse(given().auth()
                                .oauth2(auditor.token())
                                .get("/log/checkpoint")
                                .asByteArray())
                        .text())
                .size();
        Files.createDirectories(FILE.getParent());
        long begin = System.nanoTime();
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        RestAssured.baseURI + ":" + RestAssured.port + "/log/export/" + size + ".tar"))
                                .header("Authorization", "Bearer " + auditor.token())
                                .build(),
                        BodyHandlers.ofFile(FILE));
        double megabytes = Files.size(FILE) / 1e6;
        report.add(Measure.alone(
                "export of the log",
                megabytes / seconds(begin),
                "MB/s",
                String.format(Locale.ROOT, "%,d entries, %.0f MB over HTTP", size, megabytes)));
        String key = auditor.execute("{ auditHead { verifierKeys } }", Map.of())
                .<String>getList("auditHead.verifierKeys")
                .get(0);
        double[] verified = new double[ROUNDS];
        double[] parsed = new double[ROUNDS];
        double[] parsedOnce = new double[ROUNDS];
        verify(key);
        parse(true);
        parse(false);
        for (int round = 0; round < ROUNDS; round++) {
            long first = System.nanoTime();
            verify(key);
            verified[round] = megabytes / seconds(first);
            long second = System.nanoTime();
            parse(true);
            parsed[round] = megabytes / seconds(second);
            long third = System.nanoTime();
            parse(false);
            parsedOnce[round] = megabytes / seconds(third);
        }
        Arrays.sort(verified);
        Arrays.sort(parsed);
        Arrays.sort(parsedOnce);
        double product = verified[ROUNDS / 2];
        double reference = parsed[ROUNDS / 2];
        report.add(new Measure(
                "verification of an export",
                1,
                product,
                reference,
                "MB/s",
                product / reference,
                BAR,
                "verify, every byte looked at and derived anew / what is JSON in the same bytes (bundles and lines) parsed by"
                        + " Jackson, and their SHA-256"));
        report.add(Measure.alone(
                "parsing an export once",
                parsedOnce[ROUNDS / 2],
                "MB/s",
                "the same reference with each entry parsed in its bundle alone"));
        Timer delay =
                Metrics.globalRegistry.find("imprimatur.audit.merge.delay").timer();
        if (delay != null) {
            report.add(Measure.alone(
                    "merge delay, mean",
                    delay.mean(TimeUnit.MILLISECONDS),
                    Measure.MILLISECONDS,
                    String.format(
                            Locale.ROOT,
                            "from an entry's insert to the signed head that holds it, over %,d entries of this run",
                            delay.count())));
        }
    }

    private static void verify(String key) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        if (VerifyExport.run(List.of(FILE.toString(), "--key", key), nowhere, nowhere, false) != 0) {
            throw new IllegalStateException("the log of the bench is not sound");
        }
    }

    /** What nobody can do without who looks into the entries at all: each of them, or both copies of each. */
    private void parse(boolean lines) throws IOException {
        try (var digested = new DigestInputStream(
                        new BufferedInputStream(Files.newInputStream(FILE), 1 << 16), Sha256.newDigest());
                var tar = new TarArchiveInputStream(digested)) {
            TarArchiveEntry file;
            while ((file = tar.getNextEntry()) != null) {
                if (file.getName().startsWith("tile/entries/")) {
                    for (byte[] entry : EntryBundle.entries(tar.readAllBytes())) {
                        json.readTree(entry);
                    }
                } else if (lines && file.getName().equals("entries.jsonl")) {
                    try (var each = json.readerFor(JsonNode.class).readValues((InputStream) tar)) {
                        while (each.hasNext()) {
                            each.next();
                        }
                    }
                } else {
                    tar.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
