package org.imprimatur.graphql;

/**
 * Stands around the execution of a query, on its thread: what the query reads is verified together when it ends, before its answer
 * leaves (decision 0022).
 */
public interface QueryReading {
    /** A query begins, of which all is read on this thread. */
    void begin();

    /**
     * The query ended, whatever became of it. True where none was begun.
     *
     * @return whether everything that it read counts; if not, its answer is nothing, and it is executed again without
     *     {@link #begin}
     */
    boolean end();
}
