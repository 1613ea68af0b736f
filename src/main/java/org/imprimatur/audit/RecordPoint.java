package org.imprimatur.audit;

/**
 * Up to where the record was looked at: the transactions that one snapshot showed as ended, and an entry that was the newest.
 * A number in the order of entries would not do: smaller ones become visible after it.
 *
 * @param xmax every transaction with this number or a greater one had not ended
 * @param running an array of those below it that had not ended either
 * @param started since when the server runs that the snapshot is of; another one gives the same numbers to other transactions
 * @param entrySeq of the newest entry that some look found
 * @param entryId of the same entry; where it is gone, the record is not the one that was looked at
 */
record RecordPoint(String xmax, String running, String started, String entrySeq, String entryId) {
    static RecordPoint of(Moment moment, String entrySeq, String entryId) {
        return new RecordPoint(
                Long.toString(moment.next()), moment.runningAsArray(), moment.started(), entrySeq, entryId);
    }

    /** Whether it is of a later snapshot. */
    boolean isAfter(Moment other) {
        return Long.parseLong(xmax) > other.next();
    }

    /** The same record, looked at later. */
    RecordPoint at(Moment later) {
        return of(later, entrySeq, entryId);
    }
}
