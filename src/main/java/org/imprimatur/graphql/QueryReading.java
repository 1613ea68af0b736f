package org.imprimatur.graphql;

import org.jspecify.annotations.Nullable;

/**
 * Stands around the execution of a query, on its thread: what the query reads is verified together when it ends, before its answer
 * leaves (decision 0022).
 */
public interface QueryReading {
    /** How a query is executed: each way is taken where the one before came to nothing. */
    enum Way {
        /** What was verified before is taken to be as it was, and held against the record at the end (decision 0045). */
        REMEMBERING,
        /** Everything is read, and verified at the end. */
        TOGETHER,
        /** Everything is read and verified at once, row by row. */
        ROW_BY_ROW
    }

    /** What was set going for a query before it is executed. */
    interface Ahead {}

    /**
     * Sets going what a query is expected to need at its end; null where that is nothing. Answers at once, on any thread.
     *
     * @param query the text of one that has arrived and is going to be executed
     */
    @Nullable
    Ahead ahead(String query);

    /**
     * A query begins, of which all is read on this thread.
     *
     * @param ahead what {@link #ahead} answered for it; null where it did not, or was not asked
     */
    void begin(Way way, String query, @Nullable Ahead ahead);

    /**
     * The query ended, whatever became of it. True where none was begun.
     *
     * @return whether everything that it read counts; if not, its answer is nothing, and it is executed again in the next way
     */
    boolean end();
}
