package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.Sha256;

/**
 * Walks the entries that hold digests of private texts. Each text is there and is what the digest was computed from, or another
 * entry says who erased it and why; one that is neither was removed or changed, and one that is both was put back, by somebody who
 * leaves no entries. None of these is shown as what was written; here somebody is told.
 */
@ApplicationScoped
class DetailVerification {
    private static final String ENTRIES = "select e.entry_seq, e.key_id, e.mac, e.body from audit.entry e"
            + " where e.entry_seq > ? order by e.entry_seq limit ?";

    private static final String TEXTS =
            "select entry_id, field, salt, value from private.detail where entry_id = any(?)";

    private static final String ERASURES =
            "select e.key_id, e.mac, e.body, d.of_entry, d.field from imprimatur.erased_detail d"
                    + " join audit.entry e on e.entry_id = d.entry_id where d.of_entry = any(?)";

    private final MacKeys macs;

    DetailVerification(MacKeys macs) {
        this.macs = macs;
    }

    /** How far one walk has come: the last number that was looked at. */
    record Walk(long after, boolean isFinished) {
        /** Numbers begin with 1; somebody could have given an entry another. */
        static final Walk BEGINNING = new Walk(Long.MIN_VALUE, false);
    }

    private record Field(UUID entry, String name) {}

    /**
     * One step, in a transaction that sees one state.
     *
     * @param finding takes what is wrong: ids and names of fields, nothing of a text
     */
    Walk step(Connection connection, Walk walk, int limit, Consumer<String> finding) throws SQLException {
        long last = walk.after();
        int seen = 0;
        var holding = new ArrayList<VerifiedEntry>();
        try (PreparedStatement select = connection.prepareStatement(ENTRIES)) {
            select.setLong(1, last);
            select.setInt(2, limit);
            try (ResultSet entries = select.executeQuery()) {
                while (entries.next()) {
                    seen++;
                    last = entries.getLong(1);
                    // One whose MAC does not verify is reported with the log.
                    macs.verified(entries.getInt(2), entries.getBytes(3), entries.getBytes(4))
                            .filter(entry -> !entry.details().isEmpty())
                            .ifPresent(holding::add);
                }
            }
        }
        if (!holding.isEmpty()) {
            compare(connection, holding, finding);
        }
        return new Walk(last, seen < limit);
    }

    private void compare(Connection connection, List<VerifiedEntry> holding, Consumer<String> finding)
            throws SQLException {
        Array ids = connection.createArrayOf(
                "uuid", holding.stream().map(VerifiedEntry::id).toArray());
        Map<Field, Sha256> texts = texts(connection, ids);
        Set<Field> erased = erased(connection, ids);
        Set<Field> missing = new HashSet<>();
        for (VerifiedEntry entry : holding) {
            entry.details().forEach((name, digest) -> {
                Field field = new Field(entry.id(), name);
                Sha256 there = texts.get(field);
                if (there == null) {
                    missing.add(field);
                } else if (!there.equals(digest)) {
                    finding.accept("the private text " + name + " of entry " + entry.id() + " was changed");
                } else if (erased.contains(field)) {
                    finding.accept(
                            "the private text " + name + " of entry " + entry.id() + " is there again, and was erased");
                }
            });
        }
        missing.removeAll(erased);
        missing.forEach(field -> finding.accept("the private text " + field.name() + " of entry " + field.entry()
                + " was removed, and no entry says so"));
    }

    private static Map<Field, Sha256> texts(Connection connection, Array ids) throws SQLException {
        var texts = new HashMap<Field, Sha256>();
        try (PreparedStatement select = connection.prepareStatement(TEXTS)) {
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.put(
                            new Field(rows.getObject(1, UUID.class), rows.getString(2)),
                            EntryBody.commitment(rows.getBytes(3), rows.getString(4)));
                }
            }
        }
        return texts;
    }

    /**
     * What the entries themselves say; the rows by which they are found prove nothing. An entry under an audit key that this replica
     * does not have yet is believed until it has it.
     */
    private Set<Field> erased(Connection connection, Array ids) throws SQLException {
        var erased = new HashSet<Field>();
        try (PreparedStatement select = connection.prepareStatement(ERASURES)) {
            select.setArray(1, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (!macs.knows(rows.getInt(1))) {
                        erased.add(new Field(rows.getObject(4, UUID.class), rows.getString(5)));
                        continue;
                    }
                    macs.verified(rows.getInt(1), rows.getBytes(2), rows.getBytes(3))
                            .filter(entry ->
                                    entry.action() == Action.ERASE_DETAIL && entry.outcome() == Outcome.PERMITTED)
                            .ifPresent(entry -> erased.add(new Field(
                                    UUID.fromString(Objects.requireNonNull(entry.text("facts.entry"))),
                                    Objects.requireNonNull(entry.text("facts.field")))));
                }
            }
        }
        return erased;
    }
}
