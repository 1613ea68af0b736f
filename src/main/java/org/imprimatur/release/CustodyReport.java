package org.imprimatur.release;

import java.time.Instant;
import java.util.List;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.authority.DescribeEntries;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.release.rules.Release;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is on record about how one release came to be and what became of it, at one size of the log.
 *
 * @param treeSize how many entries the log had; the report's entries are among these
 * @param verified whether the stored release agrees with the audit log
 * @param signOffs of all rounds of the request
 * @param policy the text of the policy that applied; null where none was bound or that version does not verify any more
 * @param entries about the release, its request, its version and its document, in the order of the log
 * @param leftOut how many permits and downloads are on record besides the entries, because there are very many
 * @param proofs null before the log has its first signed head; the report has no entries then
 */
public record CustodyReport(
        Instant madeAt,
        long treeSize,
        Release release,
        boolean verified,
        ApprovalRequest request,
        DocumentVersion version,
        Document document,
        List<SignOff> signOffs,
        @Nullable AppliedPolicy policy,
        List<Reported> entries,
        int leftOut,
        @Nullable Proofs proofs) {
    public CustodyReport {
        signOffs = List.copyOf(signOffs);
        entries = List.copyOf(entries);
    }

    /**
     * The policy that the request was judged by.
     *
     * @param text as it was put in force
     * @param rulesSha256 digest of the rules that the text gives
     */
    public record AppliedPolicy(int version, String text, String rulesSha256) {}

    /** An entry, in its own bytes and in words. */
    public record Reported(AuditEntries.Placed placed, DescribeEntries.Described described) {}

    /**
     * What lets somebody who holds a checkpoint, or the log's key, check that the entries are in the log.
     *
     * @param checkpoint a signed note (C2SP tlog-checkpoint) for the report's tree size
     * @param inclusion one for each of the report's entries, in their order
     */
    public record Proofs(String checkpoint, List<Inclusion> inclusion) {
        public Proofs {
            inclusion = List.copyOf(inclusion);
        }

        /**
         * An inclusion proof (RFC 6962, section 2.1.1).
         *
         * @param hashes in hexadecimal, from the leaf's sibling upward
         */
        public record Inclusion(long index, List<String> hashes) {
            public Inclusion {
                hashes = List.copyOf(hashes);
            }
        }
    }
}
