package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real {@code clamd} on this machine that knows one thing, and takes a megabyte at most. */
public final class Clamd implements AutoCloseable {
    /** All that it knows. */
    public static final byte[] KNOWN = "This text is the only thing that the scanner of the tests takes for malware."
            .getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    /** @param folder for its settings, signatures and socket */
    public Clamd(Path folder) throws IOException {
        this.folder = folder;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(signatures.resolve("test.hdb"), md5(KNOWN) + ":" + KNOWN.length + ":Imprimatur.Test\n");
        Files.write(
                folder.resolve("clamd.conf"),
                List.of(
                        "Foreground yes",
                        "LocalSocket " + socket(),
                        "TCPAddr 127.0.0.1",
                        "TCPSocket " + port,
                        "DatabaseDirectory " + signatures,
                        "TemporaryDirectory " + folder,
                        "LogFile " + folder.resolve("log"),
                        "StreamMaxLength 1M",
                        "MaxFileSize 200K",
                        "AlertExceedsMax yes",
                        "SelfCheck 0"));
    }

    /** Null where it is not installed. */
    private static @Nullable Path program() {
        return Stream.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Whether there is one; where {@code OUTSIDE_PROGRAMS=required} there must be. */
    public static boolean isInstalled() {
        boolean installed = program() != null;
        assertThat(installed || !"required".equals(System.getenv("OUTSIDE_PROGRAMS")))
                .as("clamd is installed (Debian: clamav-daemon)")
                .isTrue();
        return installed;
    }

    public Path socket() {
        return folder.resolve("clamd.sock");
    }

    /** {@code HOST:PORT}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public void start() throws IOException {
        process = new ProcessBuilder(
                        String.valueOf(program()),
                        "-c",
                        folder.resolve("clamd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(socket()));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
