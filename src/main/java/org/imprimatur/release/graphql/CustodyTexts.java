package org.imprimatur.release.graphql;

import java.util.List;

/** What a custody report says besides what is on record. */
final class CustodyTexts {
    /** How to check a report without trusting whoever made it. */
    static final List<String> VERIFYING = List.of(
            "Each entry's leafHash is the SHA-256 of the byte 0x00 followed by the UTF-8 bytes of its body (RFC 6962, section"
                    + " 2.1). Compute it; the other fields of an entry only repeat what its body says.",
            "The request's manifestSha256 is the SHA-256 of the UTF-8 bytes of its manifest. Each sign-off names in"
                    + " manifestSha256 exactly what its signer was shown: compare them.",
            "The body of the entry of each sign-off, decision and release holds under rows the SHA-256 of the stored row (RFC 8785"
                    + " JSON), and under state what it was before and after.",
            "Where proofs holds a checkpoint, check its signature with the log's key, which you got from somewhere else than"
                    + " from this report, and each inclusion proof against its root (RFC 9162, section 2.1.3.2). Any program"
                    + " for RFC 6962 logs does it.",
            "Where proofs is null, this report proves nothing by itself: ask the operator for the entries at the same indexes, or"
                    + " for an export of the whole log, and compare the leaf hashes with a checkpoint that you hold.",
            "A report of one release cannot prove that it is complete. What else is on record about the document, the whole log"
                    + " shows up to the tree size that is given here.",
            "Names and free text stand in entries as salted digests. What was erased under a legal ground is missing here; the"
                    + " digests, and with them every proof, stay as they were.");

    private CustodyTexts() {}
}
