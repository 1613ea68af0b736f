package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.TreeFrontier;
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

    private final Optional<HeadFile> file;
    private volatile TreeFrontier kept;
    private volatile boolean contradicted;

    @Inject
    KeptHead(AuditConfig config, DerivedKeys keys) {
        this(config.headFile(), keys);
    }

    KeptHead(Optional<Path> path, DerivedKeys keys) {
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
            return file.map(HeadFile::read).orElse(TreeFrontier.EMPTY);
        } catch (IllegalStateException unreadable) {
            contradict(unreadable.getMessage());
            return TreeFrontier.EMPTY;
        }
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
                            + " if the loss is accepted, record why, remove %s and start again",
                    how, file.map(each -> each.path().toString()).orElse("nothing"));
        }
    }

    /** Takes in what was appended since; call after each step of the integration, outside its transaction. */
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
        if (size == before.size()) {
            return;
        }
        TreeFrontier after = before;
        boolean more = true;
        while (more) {
            TreeFrontier extended = extended(connection, after);
            more = extended.size() - after.size() == PAGE;
            after = extended;
        }
        kept = after;
        if (file.isPresent() && after.size() > before.size()) {
            file.get().write(after);
        }
    }

    private static TreeFrontier extended(Connection connection, TreeFrontier from) throws SQLException {
        TreeFrontier tree = from;
        try (PreparedStatement select = connection.prepareStatement("select log_index, leaf_hash from audit.leaf"
                + " where log_index >= ? order by log_index limit " + PAGE)) {
            select.setLong(1, from.size());
            try (ResultSet leaves = select.executeQuery()) {
                while (leaves.next() && leaves.getLong(1) == tree.size()) {
                    tree = tree.append(new Sha256(HexFormat.of().formatHex(leaves.getBytes(2))));
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
