package org.imprimatur.audit.rules;

import java.util.SortedMap;

/**
 * Something stored in a row whose content an audit entry vouches for: the entry carries the digest of
 * {@link #attested()}, under a MAC whose key is not in the database. A row that does not match its entry counts for
 * nothing, so a row that a database administrator writes opens nothing.
 */
public interface Attested {
    /** What kind of row, for example {@code sign-off}; the same word for each row of the kind. */
    String attestedKind();

    /** The row's id. */
    String attestedId();

    /**
     * The row's whole content by name: strings, booleans, integers of {@code int} or {@code long} below 2^53, lists and
     * maps of these; instants as ISO-8601 strings; absent instead of null. Free text stands here only as a digest.
     * Must give the same answer before storing and after reading back.
     */
    SortedMap<String, Object> attested();
}
