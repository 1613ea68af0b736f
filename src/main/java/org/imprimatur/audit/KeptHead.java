package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.TreeFrontier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The newest head of the log that this service has seen, kept outside the database: in memory, and in the file
 * {@code imprimatur.audit.head-file}. A database that does not hold that log any more was rolled back or cut; releases and
 * protected reads stop until somebody has decided what is true. Each replica keeps its own.
 */
@ApplicationScoped
class KeptHead {
    private static final Logger LOG = Logger.getLogger(KeptHead.class);
    private static final int PAGE = 10_000;

    private static final String LEAVES =
            "select l.log_index, l.leaf_hash, l.entry_id, e.key_id, e.mac, e.body from audit.leaf l"
                    + " left join audit.entry e on e.entry_seq = l.entry_seq where l.log_index >= ? order by l.log_index limit "
                    + PAGE;

    private final Optional<HeadFile> file;
    private final String origin;
    private final MacKeys macs;
    private final boolean keeps;
    private volatile TreeFrontier kept;
    private volatile boolean contradicted;
    private final SortedMap<String, TreeFrontier> ended = new TreeMap<>();
    private boolean compared;

    @Inject
    KeptHead(AuditConfig config, DerivedKeys keys, MacKeys macs) {
        this(config.headFile(), config.logOrigin(), keys, macs);
    }

    KeptHead(Optional<Path> path, String origin, DerivedKeys keys, MacKeys macs) {
        this(path, origin, keys, macs, true);
    }

    /** Begins with what the file holds, and leaves the file as it is: beside a service that runs. */
    static KeptHead beside(AuditConfig config, DerivedKeys keys, MacKeys macs) {
        return new KeptHead(config.headFile(), config.logOrigin(), keys, macs, false);
    }

    private KeptHead(Optional<Path> path, String origin, DerivedKeys keys, MacKeys macs, boolean keeps) {
        this.keeps = keeps;
        this.origin = origin;
        this.macs = macs;
        this.file = path.map(each -> new HeadFile(each, keys));
        this.kept = read();
        if (file.isEmpty()) {
            LOG.warn(
                    "imprimatur.audit.head-file is not set: a database that is rolled back while the service does not run is"
                            + " not noticed");
        }
    }

    /** A file that says nothing keeps nothing from being stopped: the service starts, and starts closed. */
    private TreeFrontier read() {
        try {
            SortedMap<String, TreeFrontier> heads =
                    file.map(each -> each.read(origin)).orElseGet(TreeMap::new);
            TreeFrontier own = heads.remove(origin);
            ended.putAll(heads);
            ended.forEach((name, head) -> LOG.warnf(
                    "audit.log.ended: of the log %s a head of %d entries was kept; nothing is signed under that name any more",
                    name, head.size()));
            return own == null ? TreeFrontier.EMPTY : own;
        } catch (IllegalStateException unreadable) {
            contradict(unreadable.getMessage());
            return TreeFrontier.EMPTY;
        }
    }

    /**
     * The last heads that were kept under names which the log does not have any more. Two heads of one name must never contradict each
     * other, so that a loss can be accepted only by a new name; which is on record (see {@link RecordLogKeys}).
     */
    SortedMap<String, TreeFrontier> ended() {
        return Collections.unmodifiableSortedMap(ended);
    }

    /** The log as this service has seen it grow. */
    TreeFrontier newest() {
        return kept;
    }

    /** Whether the database still holds the log that was seen. */
    boolean isContradicted() {
        return contradicted;
    }

    /** For whoever finds that the log in the database has another root than it had. Stays until the next start. */
    void contradict(@Nullable String how) {
        if (!contradicted) {
            contradicted = true;
            LOG.errorf(
                    "audit.rollback.detected: %s. Releases and protected reads stop. Restore a newer state of the database; or,"
                            + " if the loss is accepted, record why, give the log another name (imprimatur.audit.log-origin) and"
                            + " start again: see the operating guide",
                    how);
        }
    }

    /**
     * Takes in what was appended since, and only what this service wrote: whoever signs a head vouches for each leaf in it. Call
     * after each step of the integration, outside its transaction. Durable when it returns.
     */
    void follow(Connection connection) throws SQLException {
        if (contradicted) {
            return;
        }
        TreeFrontier before = kept;
        long size = sizeIn(connection);
        if (size < before.size()) {
            contradict("the log in the database has " + size + " entries and had " + before.size());
            return;
        }
        if (before.size() > 0 && !hasLeaf(connection, before.size() - 1)) {
            contradict("the log in the database has no entry at index " + (before.size() - 1) + " any more");
            return;
        }
        if (size == before.size() && compared) {
            return;
        }
        if (before.size() > 0 && !continues(connection, before)) {
            return;
        }
        compared = true;
        TreeFrontier after = before;
        boolean more = true;
        while (more && !contradicted) {
            TreeFrontier extended = extended(connection, after);
            more = extended.size() - after.size() == PAGE;
            after = extended;
        }
        if (contradicted || after.size() == before.size()) {
            return;
        }
        kept = after;
        if (keeps && file.isPresent()) {
            var heads = new TreeMap<>(ended);
            heads.put(origin, after);
            file.get().write(heads);
        }
    }

    /**
     * Whether the log in the database has the root that it had: a log that was cut and grew again beyond the kept size has another.
     * What cannot be answered yet, as the tiles of an older version are being completed, is asked again at the next step.
     */
    private boolean continues(Connection connection, TreeFrontier before) {
        try {
            if (new LogTiles(connection).tree(before.size()).root().equals(before.root())) {
                return true;
            }
        } catch (LogUnreadable tiles) {
            LOG.warn("The tree at the size of the kept head cannot be read; nothing is taken in until it can", tiles);
            return false;
        }
        contradict("the log in the database has another root at size " + before.size() + " than it had");
        return false;
    }

    private TreeFrontier extended(Connection connection, TreeFrontier from) throws SQLException {
        TreeFrontier tree = from;
        try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
            select.setLong(1, from.size());
            try (ResultSet leaves = select.executeQuery()) {
                while (leaves.next() && leaves.getLong(1) == tree.size()) {
                    byte[] body = leaves.getBytes(6);
                    if (body != null && !macs.knows(leaves.getInt(4))) {
                        // A replica that has the new key already wrote it; this one goes on when it has it, too.
                        LOG.debugf("log index %d waits for an audit key that this replica does not have", tree.size());
                        return tree;
                    }
                    if (body == null
                            || !macs.verify(leaves.getInt(4), leaves.getBytes(5), body)
                            || !VerifiedEntry.parse(body).id().equals(leaves.getObject(3, UUID.class))
                            || !MerkleHash.leaf(body).equals(MerkleHash.of(leaves.getBytes(2)))) {
                        contradict("log index " + tree.size() + " holds an entry that this service did not write");
                        return tree;
                    }
                    tree = tree.append(MerkleHash.of(leaves.getBytes(2)));
                }
            }
        }
        return tree;
    }

    /** The steps of the integration alone do not show that the leaves are there. */
    private static boolean hasLeaf(Connection connection, long index) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select exists (select from audit.leaf where log_index = ?)")) {
            select.setLong(1, index);
            try (ResultSet answer = select.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static long sizeIn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest =
                        statement.executeQuery("select coalesce(max(tree_size), 0) from audit.integration")) {
            newest.next();
            return newest.getLong(1);
        }
    }
}
