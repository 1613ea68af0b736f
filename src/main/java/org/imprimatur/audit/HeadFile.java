package org.imprimatur.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.jspecify.annotations.Nullable;

/**
 * A head of the log in a file: one line of RFC 8785 JSON with the log's name, the size, the root and the frontier, and one line
 * with its HMAC-SHA-256, so that only this service can have written it.
 */
final class HeadFile {
    private static final String PURPOSE = "audit-head";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final DerivedKeys keys;

    HeadFile(Path path, DerivedKeys keys) {
        this.path = path.toAbsolutePath();
        this.keys = keys;
    }

    Path path() {
        return path;
    }

    /**
     * A head of one log.
     *
     * @param origin what the log was called; null in a file of a version that did not write it
     */
    record Head(@Nullable String origin, TreeFrontier tree) {}

    /**
     * The head that is kept, if there is a file yet.
     *
     * @throws IllegalStateException with what to do, for a file that cannot be read or that this service did not write
     */
    Optional<Head> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(path);
            if (lines.size() != 2 || !mac(lines.get(0)).hex().equals(lines.get(1))) {
                throw new IllegalStateException("imprimatur.audit.head-file (" + path
                        + ") was not written by this service with its present keys. Restore the file, or find out who changed"
                        + " it before you remove it.");
            }
            JsonNode head = JSON.readTree(lines.get(0));
            var subtrees = new ArrayList<Sha256>();
            head.get("frontier").forEach(each -> subtrees.add(new Sha256(each.textValue())));
            JsonNode origin = head.get("origin");
            return Optional.of(new Head(
                    origin == null ? null : origin.textValue(),
                    new TreeFrontier(head.get("size").longValue(), subtrees)));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "imprimatur.audit.head-file (" + path + ") cannot be read. Let this process read and write it.", e);
        }
    }

    /** Durable when this returns; a crash leaves the old head or the new one. */
    void write(String origin, TreeFrontier head) {
        String text = new String(
                CanonicalJson.bytes(Map.of(
                        "v",
                        1,
                        "origin",
                        origin,
                        "size",
                        head.size(),
                        "root",
                        head.root().hex(),
                        "frontier",
                        head.subtrees().stream().map(Sha256::hex).toList())),
                StandardCharsets.UTF_8);
        byte[] lines = (text + "\n" + mac(text).hex() + "\n").getBytes(StandardCharsets.UTF_8);
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(lines);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "imprimatur.audit.head-file (" + path
                            + ") cannot be written. Let this process write in its folder.",
                    e);
        }
    }

    private Sha256 mac(String text) {
        return keys.keyedDigest(PURPOSE, text.getBytes(StandardCharsets.UTF_8));
    }
}
