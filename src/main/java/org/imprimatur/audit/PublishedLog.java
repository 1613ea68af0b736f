package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jboss.logging.Logger;

/**
 * The log as static files of C2SP tlog-tiles in a folder, for example on a disk that takes each file once: what is there is never
 * written again, but the checkpoint, which comes last. A copy that an attacker with the database does not reach.
 */
@ApplicationScoped
class PublishedLog {
    private static final Logger LOG = Logger.getLogger(PublishedLog.class);

    private final Optional<Path> folder;
    private final LogKeys keys;
    private final KeptHead head;
    private long published = -1;
    private boolean failing;

    @Inject
    PublishedLog(AuditConfig config, LogKeys keys, KeptHead head) {
        this(config.publishFolder(), keys, head);
    }

    PublishedLog(Optional<Path> folder, LogKeys keys, KeptHead head) {
        this.folder = folder;
        this.keys = keys;
        this.head = head;
    }

    /**
     * Brings the folder to a head. A folder that cannot be written is reported once, and tried again at the next head.
     *
     * @param signed recorded and signed before
     */
    void follow(Connection connection, Checkpoint signed) throws SQLException {
        if (folder.isEmpty() || signed.size() == published) {
            return;
        }
        try {
            bring(connection, folder.get(), signed);
            published = signed.size();
            failing = false;
        } catch (IOException | TlogFormatException failure) {
            if (!failing) {
                failing = true;
                LOG.errorf(
                        failure,
                        "audit.publishing.failing: imprimatur.audit.publish-folder (%s) does not get the newest head",
                        folder.get());
            }
        }
    }

    private void bring(Connection connection, Path into, Checkpoint signed) throws IOException, SQLException {
        Path checkpoint = into.resolve("checkpoint");
        long before = 0;
        if (Files.exists(checkpoint)) {
            Checkpoint there = Checkpoint.parse(
                    SignedNote.parse(Files.readAllBytes(checkpoint)).text());
            if (!there.origin().equals(signed.origin())) {
                throw new IOException(
                        "it holds the log " + there.origin() + "; give " + signed.origin() + " another folder");
            }
            if (there.size() > signed.size()) {
                head.contradict("the published log has " + there.size() + " entries, and the one in the database "
                        + signed.size());
                return;
            }
            before = there.size();
        }
        var tiles = new LogTiles(connection);
        for (Tile tile : Tile.ofTree(signed.size())) {
            // What was whole before is there already.
            if ((tile.index() + 1) << (Tile.HEIGHT * (tile.level() + 1)) > before || !tile.isFull()) {
                once(into.resolve("tile/" + tile.path()), tiles.read(tile).bytes());
                if (tile.level() == 0) {
                    once(
                            into.resolve("tile/entries/" + tile.indexPath()),
                            EntryBundle.bytes(entries(connection, tile)));
                }
            }
        }
        replace(checkpoint, keys.signed(signed).bytes());
    }

    private static List<byte[]> entries(Connection connection, Tile tile) throws SQLException {
        var entries = new ArrayList<byte[]>();
        try (PreparedStatement select = connection.prepareStatement("select e.body from audit.leaf l join audit.entry e"
                + " on e.entry_seq = l.entry_seq where l.log_index >= ? and l.log_index < ? order by l.log_index")) {
            select.setLong(1, tile.index() * Tile.FULL);
            select.setLong(2, tile.index() * Tile.FULL + tile.width());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getBytes(1));
                }
            }
        }
        return entries;
    }

    private void once(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) {
            replace(file, bytes);
        } else if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
            head.contradict("the published log holds something else in " + file.getFileName());
            throw new IOException("another history is published already");
        }
    }

    /** A crash leaves the old file or the new one. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
