package org.imprimatur.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Upload;

/** 200 MB into and out of the packaged service in a process of its own with 256 MB of heap, on the same database. */
final class Transfers {
    private static final long BYTES = 200L << 20;
    private static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    private static final Path HEAD = FOLDER.resolve("audit-head");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    void measure(Report report) throws Exception {
        Files.createDirectories(FOLDER);
        // Of another run's database: the service would rightly start closed.
        Files.deleteIfExists(HEAD);
        Path file = figures(FOLDER.resolve("large.csv"));
        Path copy = FOLDER.resolve("copy.csv");
        Path back = FOLDER.resolve("back.csv");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        double plain = megabytesPerSecond(() -> Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING));
        Path log = FOLDER.resolve("service.log");
        int port = freePort();
        int management = freePort();
        Process service = start(port, management, log);
        try {
            awaitReady(service, management, log);
            Api sam = Api.as("sam");
            String address = "http://127.0.0.1:" + port;
            var upload = new String[1];
            double up = megabytesPerSecond(() -> upload[0] = upload(address, sam, file));
            String document = Upload.register(sam, "A large table");
            var added = Upload.add(
                    sam,
                    Map.of(
                            "documentId",
                            document,
                            "expectedVersion",
                            0,
                            "uploadId",
                            upload[0],
                            "sha256",
                            digest(file),
                            "fileName",
                            "large.csv"));
            String path = added.getString("addDocumentVersion.version.contentPath");
            double down = megabytesPerSecond(() -> download(address + path, sam, back));
            if (Files.mismatch(file, back) != -1 || !service.isAlive()) {
                throw new IllegalStateException("what came back is not what was sent");
            }
            report.add(transfer("200 MB up, -Xmx256m", up, plain));
            report.add(transfer("200 MB down, -Xmx256m", down, plain));
        } finally {
            service.destroy();
            service.waitFor();
            for (Path each : List.of(file, copy, back)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Measure transfer(String name, double rate, double plain) {
        return new Measure(
                name,
                1,
                rate,
                plain,
                "MB/s",
                rate / plain,
                null,
                "over HTTP into or out of the encrypted store in PostgreSQL / copying the file");
    }

    private interface Copying {
        Object run() throws Exception;
    }

    private static double megabytesPerSecond(Copying copying) throws Exception {
        long begin = System.nanoTime();
        copying.run();
        return BYTES / 1e6 / ((System.nanoTime() - begin) / 1e9);
    }

    private String upload(String address, Api as, Path file) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + "/content"))
                        .header("Authorization", "Bearer " + as.token())
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("the upload was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return org.imprimatur.testing.Answer.of(answer.body()).getString("uploadId");
    }

    private Path download(String address, Api as, Path into) throws Exception {
        HttpResponse<Path> answer = client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + as.token())
                        .build(),
                HttpResponse.BodyHandlers.ofFile(into));
        if (answer.statusCode() != 200) {
            throw new IOException("the download was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    /** The service as it is packaged; its settings are those of the tests. */
    private static Process start(int port, int management, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        for (Map.Entry<String, String> setting : new RealServices().start().entrySet()) {
            command.add("-D" + setting.getKey() + "=" + setting.getValue());
        }
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.port=" + management);
        command.add("-Dimprimatur.http.public-address=http://127.0.0.1:" + port);
        command.add("-Dimprimatur.audit.head-file=" + HEAD);
        command.add("-jar");
        command.add(System.getProperty("imprimatur.jar"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void awaitReady(Process service, int management, Path log) throws Exception {
        Instant giveUp = Instant.now().plus(Duration.ofMinutes(3));
        var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/health/ready"))
                .build();
        while (service.isAlive() && Instant.now().isBefore(giveUp)) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
            service.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("the packaged service did not start; see " + log.getFileName());
    }

    /** A table of figures, every line another. */
    private static Path figures(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            long written = 0;
            for (int block = 0; written < BYTES; block++) {
                var lines = new StringBuilder(block == 0 ? "region,year,approved,denied\n" : "");
                for (int i = 0; i < 4000; i++) {
                    lines.append("north,2025,").append(block * 4000L + i).append(",31\n");
                }
                byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
                int length = (int) Math.min(bytes.length, BYTES - written);
                out.write(bytes, 0, length);
                written += length;
            }
        }
        return file;
    }

    private static String digest(Path file) {
        var digest = Sha256.newDigest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.of(digest).hex();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
