package org.imprimatur.audit.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.SignedNote;

/**
 * What an export will hold and how long that is, before any of it is made. The same head gives the same bytes, today and in
 * five years, on every replica: a download that broke off goes on anywhere.
 *
 * @param bodies for each bundle, how many bytes its entries have together
 * @param rows for each bundle, how many bytes the rows of its entries have in the table
 */
public record ExportPlan(SignedNote note, Checkpoint head, List<Long> bodies, List<Long> rows) {
    public ExportPlan {
        bodies = List.copyOf(bodies);
        rows = List.copyOf(rows);
        int bundles = ExportNames.bundles(head.size()).size();
        if (bodies.size() != bundles || rows.size() != bundles) {
            throw new IllegalArgumentException("a log of " + head.size() + " entries has " + bundles
                    + " bundles and not " + bodies.size() + " and " + rows.size());
        }
    }

    /** The length of the archive. */
    public long bytes(ExportSource source) {
        return new ExportStream(this, source).length();
    }

    byte[] readme() {
        return """
                This is the audit log "%s" of Imprimatur, whole, up to its entry number %d.

                checkpoint         the signed head (C2SP tlog-checkpoint); everything else is verified against it
                tile/entries/...   the entries in bundles (C2SP tlog-tiles)
                tile/...           the hashes of the Merkle tree (RFC 6962, C2SP tlog-tiles)
                entries.jsonl      the same entries, one a line, in the order of the log: RFC 8785 JSON
                entries-lossy.csv  an index of them for spreadsheet programs. It is lossy: an entry says more than its row
                SHA256SUMS         sums of all of these; they tell a damaged copy, not a forged one

                To verify it, you need the log's key from somebody whom you trust, not from here:

                  java -jar quarkus-run.jar verify THIS-FOLDER-OR-ARCHIVE --key 'NAME+ID+KEY' [--since AN-OLDER-CHECKPOINT]

                It exports the whole log. An extract, for example a search saved as a table, cannot show that nothing
                was left out of it.
                """.formatted(head.origin(), head.size()).getBytes(StandardCharsets.UTF_8);
    }
}
