package org.imprimatur.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of {@code audit.leaf} that are only an index of the entry's body. */
record LeafColumns(
        UUID entryId,
        Instant at,
        String action,
        String outcome,
        String actorId,
        @Nullable String reason,
        @Nullable UUID person,
        @Nullable UUID document,
        @Nullable UUID version,
        @Nullable UUID request,
        @Nullable UUID release) {
    /** In the order in which {@link #set} and {@link #read} take them. */
    static final String NAMES =
            "entry_id, at, action, outcome, actor_id, reason_code, person_id, document_id, version_id,"
                    + " request_id, release_id";

    static LeafColumns of(VerifiedEntry entry) {
        return new LeafColumns(
                entry.id(),
                entry.at(),
                entry.action().name(),
                entry.outcome().name(),
                entry.actorId(),
                entry.text("reason"),
                entry.subject("person"),
                entry.subject("document"),
                entry.subject("version"),
                entry.subject("request"),
                entry.subject("release"));
    }

    /** @param first the place of the first of these columns */
    static LeafColumns read(ResultSet row, int first) throws SQLException {
        return new LeafColumns(
                row.getObject(first, UUID.class),
                row.getTimestamp(first + 1).toInstant(),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getObject(first + 6, UUID.class),
                row.getObject(first + 7, UUID.class),
                row.getObject(first + 8, UUID.class),
                row.getObject(first + 9, UUID.class),
                row.getObject(first + 10, UUID.class));
    }

    /** @param first the place of the first of these columns */
    void set(PreparedStatement insert, int first) throws SQLException {
        insert.setObject(first, entryId);
        insert.setTimestamp(first + 1, Timestamp.from(at));
        insert.setString(first + 2, action);
        insert.setString(first + 3, outcome);
        insert.setString(first + 4, actorId);
        insert.setString(first + 5, reason);
        setId(insert, first + 6, person);
        setId(insert, first + 7, document);
        setId(insert, first + 8, version);
        setId(insert, first + 9, request);
        setId(insert, first + 10, release);
    }

    private static void setId(PreparedStatement statement, int parameter, @Nullable UUID id) throws SQLException {
        if (id == null) {
            statement.setNull(parameter, Types.OTHER);
        } else {
            statement.setObject(parameter, id);
        }
    }
}
