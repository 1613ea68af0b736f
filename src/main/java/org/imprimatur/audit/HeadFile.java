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
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.tlog.TreeFrontier;

/**
 * Heads of the log in a file: one line of RFC 8785 JSON with the size, the root and the frontier of the newest head of each name that
 * the log ever had, and one line with its HMAC-SHA-256, so that only this service can have written it. A head of a name that is not
 * used any more stays: whoever comes back to the name must continue it.
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
     * The heads that are kept, by the log's name. The file of a version that wrote no name is of the given one.
     *
     * @throws IllegalStateException with what to do, for a file that cannot be read or that this service did not write
     */
    SortedMap<String, TreeFrontier> read(String unnamed) {
        var heads = new TreeMap<String, TreeFrontier>();
        if (!Files.exists(path)) {
            return heads;
        }
        try {
            List<String> lines = Files.readAllLines(path);
            if (lines.size() != 2 || !mac(lines.get(0)).hex().equals(lines.get(1))) {
                throw new IllegalStateException("imprimatur.audit.head-file (" + path
                        + ") was not written by this service with its present keys. Restore the file, or find out who changed"
                        + " it before you remove it.");
            }
            JsonNode file = JSON.readTree(lines.get(0));
            if (file.has("heads")) {
                file.get("heads").fields().forEachRemaining(head -> heads.put(head.getKey(), tree(head.getValue())));
            } else {
                heads.put(unnamed, tree(file));
            }
            return heads;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "imprimatur.audit.head-file (" + path + ") cannot be read. Let this process read and write it.", e);
        }
    }

    private static TreeFrontier tree(JsonNode head) {
        var subtrees = new ArrayList<Sha256>();
        head.get("frontier").forEach(each -> subtrees.add(new Sha256(each.textValue())));
        return new TreeFrontier(head.get("size").longValue(), subtrees);
    }

    /** Durable when this returns; a crash leaves the old head or the new one. */
    void write(SortedMap<String, TreeFrontier> heads) {
        var written = new TreeMap<String, Object>();
        heads.forEach((name, head) -> written.put(
                name,
                Map.of(
                        "size",
                        head.size(),
                        "root",
                        head.root().hex(),
                        "frontier",
                        head.subtrees().stream().map(Sha256::hex).toList())));
        String text = new String(CanonicalJson.bytes(Map.of("v", 2, "heads", written)), StandardCharsets.UTF_8);
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
