package org.imprimatur.graphql;

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

    /**
     * A query begins, of which all is read on this thread.
     *
     * @param document what is executed; the same object whenever the same text is
     */
    void begin(Way way, Object document);

    /**
     * The query ended, whatever became of it. True where none was begun.
     *
     * @return whether everything that it read counts; if not, its answer is nothing, and it is executed again in the next way
     */
    boolean end();
}
