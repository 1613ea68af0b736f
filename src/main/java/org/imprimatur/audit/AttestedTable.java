package org.imprimatur.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.imprimatur.audit.rules.Attested;

/**
 * A table whose rows are vouched for by entries, as the verification of the whole record walks through it. Each feature
 * produces one for each of its tables; a table without one is not verified, and a test says so.
 *
 * @param kind as in {@link Attested#attestedKind()}
 * @param rows the entity
 * @param id the name of its id attribute, in whose order it is walked
 * @param idOf reads {@link Attested#attestedId()} back into an id
 * @param entryOf the entry that a row says vouches for it
 * @param contentOf what a row says; empty where it makes no sense any more
 * @param isAside whether nothing that is remembered rests on its rows, so that an entry about one of them alone is no news
 */
public record AttestedTable<R, I extends Comparable<I>>(
        String kind,
        Class<R> rows,
        String id,
        Function<String, I> idOf,
        Function<R, I> rowId,
        Function<R, UUID> entryOf,
        Function<R, Optional<? extends Attested>> contentOf,
        boolean isAside) {
    /** A table whose id is something else. */
    public AttestedTable(
            String kind,
            Class<R> rows,
            String id,
            Function<String, I> idOf,
            Function<R, I> rowId,
            Function<R, UUID> entryOf,
            Function<R, Optional<? extends Attested>> contentOf) {
        this(kind, rows, id, idOf, rowId, entryOf, contentOf, false);
    }

    /** A table whose id is a UUID in the attribute {@code id}. */
    public static <R> AttestedTable<R, UUID> of(
            String kind,
            Class<R> rows,
            Function<R, UUID> rowId,
            Function<R, UUID> entryOf,
            Function<R, Optional<? extends Attested>> contentOf) {
        return new AttestedTable<>(kind, rows, "id", UUID::fromString, rowId, entryOf, contentOf, false);
    }

    /** The same table, on whose rows nothing rests that is remembered (decision 0039). */
    public AttestedTable<R, I> aside() {
        return new AttestedTable<>(kind, rows, id, idOf, rowId, entryOf, contentOf, true);
    }
}
