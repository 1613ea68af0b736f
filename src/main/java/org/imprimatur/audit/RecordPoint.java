package org.imprimatur.audit;

/**
 * Up to where the record was looked at: the transactions that one snapshot showed as ended, and the newest entry that it showed.
 * A number in the order of entries would not do: smaller ones become visible after it.
 *
 * @param xmax every transaction with this number or a greater one had not ended
 * @param running an array of those below it that had not ended either
 * @param entrySeq of the newest entry
 * @param entryId of the newest entry; where it is gone, the record is not the one that was looked at
 */
record RecordPoint(String xmax, String running, String entrySeq, String entryId) {
    /** @param moment begins with a snapshot as PostgreSQL writes it: the first that ran, the first that had not begun, and all between */
    static RecordPoint of(String moment, String entrySeq, String entryId) {
        String[] snapshot = moment.substring(0, moment.indexOf(' ')).split(":", -1);
        return new RecordPoint(snapshot[1], "{" + snapshot[2] + "}", entrySeq, entryId);
    }
}
