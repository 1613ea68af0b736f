package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;
import org.imprimatur.audit.export.ExportPlan;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.ConsistencyProof;
import org.imprimatur.audit.rules.tlog.InclusionProof;
import org.imprimatur.audit.rules.tlog.MerkleHash;
import org.imprimatur.audit.rules.tlog.NoteSignature;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.audit.rules.tlog.TlogProof;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The signed heads of the log, and proofs that lead to them. Knows nothing of who may: later features ask only for what they let
 * somebody see. Call inside a transaction; safe for concurrent use.
 */
@ApplicationScoped
public class LogProofs {
    private static final Logger LOG = Logger.getLogger(LogProofs.class);
    private static final int REMEMBERED = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final String HEAD = "select c.tree_size, c.root, c.created_at, s.line from audit.checkpoint c"
            + " join audit.signature s on s.tree_size = c.tree_size where c.tree_size = ?"
            + " and (s.kind <> 'LOG' or split_part(s.signer, '+', 1) = ?) order by s.kind, s.signer";
    private static final String NEWEST_SIZE = "select max(tree_size) from audit.signature where kind = 'LOG'";
    private static final String SIZE_AT =
            "select max(c.tree_size) from audit.checkpoint c where c.tree_size >= ? and exists"
                    + " (select from audit.signature s where s.tree_size = c.tree_size and s.kind = 'LOG')"
                    + " and c.tree_size <= ?";
    private static final String PLACE = "select l.log_index, e.body from audit.leaf l"
            + " join audit.entry e on e.entry_seq = l.entry_seq where l.entry_id = ?";

    /** How long the entries of each bundle are, and their rows in the table: 36 characters an id, 27 a time, 13 between and behind. */
    private static final String LENGTHS = "select sum(octet_length(e.body)), sum(length(l.log_index::text) + 27"
            + " + octet_length(l.action) + octet_length(l.outcome) + octet_length(l.actor_id)"
            + " + coalesce(octet_length(l.reason_code), 0) + 36 * (1 + num_nonnulls(l.person_id, l.document_id, l.version_id,"
            + " l.request_id, l.release_id)) + 13) from audit.leaf l join audit.entry e on e.entry_seq = l.entry_seq"
            + " where l.log_index < ? group by l.log_index / 256 order by l.log_index / 256";

    private final EntityManager entityManager;
    private final LogKeys keys;
    private final Integration integration;

    /** What was proven once stays proven: a head that was signed is never taken back. */
    private final Set<UUID> proven = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    LogProofs(EntityManager entityManager, LogKeys keys, Integration integration) {
        this.entityManager = entityManager;
        this.keys = keys;
        this.integration = integration;
    }

    /**
     * A head that the log's keys signed.
     *
     * @param note what was signed, with every signature that there is
     * @param at when the tree had this size, by the database's clock
     */
    public record Head(Checkpoint checkpoint, SignedNote note, Instant at) {}

    /** An entry's place in the tree of a signed head, with everything that verifies it offline. */
    public record Inclusion(Head head, InclusionProof proof) {
        public TlogProof text() {
            return new TlogProof(proof.index(), proof.path(), head.note());
        }
    }

    /** The newest signed head; empty before the first, and where a signature in the database is not the log's. */
    public Optional<Head> newest() {
        return reading(this::newest);
    }

    /** The signed head at exactly this size; not every size has one. */
    public Optional<Head> at(long size) {
        return reading(connection -> head(connection, size));
    }

    /** The newest signed head with at most this many entries. */
    public Optional<Head> notAfter(long size) {
        return reading(connection -> {
            Long found = number(connection, SIZE_AT, 1L, size);
            return found == null ? Optional.empty() : head(connection, found);
        });
    }

    /**
     * That the entry is in the tree of a head. Empty where it is not, or not yet.
     *
     * @param head from this service
     */
    public Optional<Inclusion> inclusion(UUID entryId, Head head) {
        return reading(connection -> place(connection, entryId)
                .filter(place -> place.index() < head.checkpoint().size())
                .map(place -> new Inclusion(head, inclusion(connection, place.index(), head))));
    }

    /** As {@link #inclusion} for several entries; those that are not in the tree are left out. */
    public Map<UUID, Inclusion> inclusions(Collection<UUID> entryIds, Head head) {
        return reading(connection -> {
            var tree = new LogTiles(connection).tree(head.checkpoint().size());
            var inclusions = new HashMap<UUID, Inclusion>();
            try (PreparedStatement select = connection.prepareStatement(
                    "select entry_id, log_index from audit.leaf where entry_id = any (?) and log_index < ?")) {
                select.setArray(1, connection.createArrayOf("uuid", entryIds.toArray()));
                select.setLong(2, head.checkpoint().size());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        inclusions.put(
                                rows.getObject(1, UUID.class), new Inclusion(head, tree.inclusion(rows.getLong(2))));
                    }
                }
            }
            return inclusions;
        });
    }

    /** What an export up to this head will hold. */
    public ExportPlan plan(Head head) {
        return reading(connection -> {
            var bodies = new ArrayList<Long>();
            var rows = new ArrayList<Long>();
            try (PreparedStatement select = connection.prepareStatement(LENGTHS)) {
                select.setLong(1, head.checkpoint().size());
                try (ResultSet bundles = select.executeQuery()) {
                    while (bundles.next()) {
                        bodies.add(bundles.getLong(1));
                        rows.add(bundles.getLong(2));
                    }
                }
            }
            return new ExportPlan(head.note(), head.checkpoint(), bodies, rows);
        });
    }

    private static InclusionProof inclusion(Connection connection, long index, Head head) {
        return new LogTiles(connection).tree(head.checkpoint().size()).inclusion(index);
    }

    /** That the log of a head is an earlier one with entries appended. @throws IllegalArgumentException for a larger size */
    public ConsistencyProof consistency(long earlier, Head head) {
        return reading(connection ->
                new LogTiles(connection).tree(head.checkpoint().size()).consistency(earlier));
    }

    /** The hashes of a tile as a log of this size has it. @throws LogUnreadable never for a tile of that log */
    public TileHashes tile(Tile tile) {
        return reading(connection -> new LogTiles(connection).read(tile));
    }

    /** The entries at these places, which must all be in the log, in their order. */
    public List<byte[]> entries(long first, int count) {
        return reading(connection -> {
            var entries = new ArrayList<byte[]>();
            try (PreparedStatement select = connection.prepareStatement(
                    "select e.body from audit.leaf l join audit.entry"
                            + " e on e.entry_seq = l.entry_seq where l.log_index >= ? and l.log_index < ? order by l.log_index")) {
                select.setLong(1, first);
                select.setLong(2, first + count);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(rows.getBytes(1));
                    }
                }
            }
            if (entries.size() != count) {
                throw new LogUnreadable("the log does not hold the " + count + " entries from " + first + " on");
            }
            return entries;
        });
    }

    /**
     * Whether the newest signed head holds this very entry: signature, path and the entry's bytes are verified, not looked up.
     * False for a moment after the act.
     */
    public boolean isProven(UUID entryId) {
        if (proven.contains(entryId)) {
            return true;
        }
        boolean now = reading(connection -> isProven(connection, entryId));
        if (now) {
            proven.add(entryId);
        }
        return now;
    }

    private boolean isProven(Connection connection, UUID entryId) throws SQLException {
        Optional<Head> head = newest(connection);
        Optional<Place> place = place(connection, entryId);
        if (head.isEmpty() || place.isEmpty()) {
            return false;
        }
        Checkpoint checkpoint = head.get().checkpoint();
        long index = place.get().index();
        return index < checkpoint.size()
                && inclusion(connection, index, head.get())
                        .proves(MerkleHash.leaf(place.get().body()), checkpoint.root());
    }

    /**
     * Waits for a proof, and has the integration hurry. Call outside of a transaction.
     *
     * @param isProven asked in a transaction of its own, again and again
     * @return false when it did not come in time; it comes later
     */
    public boolean await(BooleanSupplier isProven, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        integration.soon();
        while (!isProven.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        return true;
    }

    private record Place(long index, byte[] body) {}

    private static Optional<Place> place(Connection connection, UUID entryId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PLACE)) {
            select.setObject(1, entryId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Place(row.getLong(1), row.getBytes(2))) : Optional.empty();
            }
        }
    }

    private Optional<Head> newest(Connection connection) throws SQLException {
        Long size = number(connection, NEWEST_SIZE);
        return size == null ? Optional.empty() : head(connection, size);
    }

    private Optional<Head> head(Connection connection, long size) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD)) {
            select.setLong(1, size);
            // A log that goes on under another name after a loss has signatures of its old name, too.
            select.setString(2, keys.origin());
            Checkpoint checkpoint = null;
            Instant at = null;
            var lines = new ArrayList<NoteSignature>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    checkpoint = new Checkpoint(keys.origin(), rows.getLong(1), MerkleHash.of(rows.getBytes(2)));
                    at = rows.getTimestamp(3).toInstant();
                    lines.add(NoteSignature.parse(rows.getString(4)));
                }
            }
            return checkpoint == null || at == null ? Optional.empty() : signed(checkpoint, lines, at);
        }
    }

    /** Old heads may be signed by keys that are gone; the newest is not. */
    private Optional<Head> signed(Checkpoint checkpoint, List<NoteSignature> lines, Instant at) {
        SignedNote note = new SignedNote(checkpoint.text(), lines);
        if (!note.isSignedBy(keys.verifiers())) {
            LOG.errorf(
                    "audit.forgery.detected: the head of the log at size %d is not signed by its keys",
                    checkpoint.size());
            return Optional.empty();
        }
        return Optional.of(new Head(checkpoint, note, at));
    }

    private static @Nullable Long number(Connection connection, String sql, Long... parameters) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int each = 0; each < parameters.length; each++) {
                select.setLong(each + 1, parameters[each]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long number = row.getLong(1);
                return row.wasNull() ? null : number;
            }
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        return entityManager.unwrap(Session.class).doReturningWork(reading::from);
    }
}
