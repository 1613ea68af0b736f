package org.imprimatur.audit.rules.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;

/**
 * That an entry is in the log, as one text that is verified offline against the log's key, C2SP tlog-proof. Without extra data.
 *
 * @param path as in {@link InclusionProof#path()}
 * @param checkpoint the head of the tree in which it is
 */
public record TlogProof(long index, List<Sha256> path, SignedNote checkpoint) {
    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";

    public TlogProof {
        path = List.copyOf(path);
    }

    public String text() {
        var text = new StringBuilder(FIRST)
                .append('\n')
                .append(INDEX)
                .append(index)
                .append('\n');
        path.forEach(each -> text.append(Strict.base64(each)).append('\n'));
        return text.append('\n')
                .append(new String(checkpoint.bytes(), StandardCharsets.UTF_8))
                .toString();
    }

    /** @throws TlogFormatException for anything else, extra data too: nobody verifies it */
    public static TlogProof parse(String text) {
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new TlogFormatException("a proof is a path, a blank line and a checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (lines.length < 2 || !lines[0].equals(FIRST) || !lines[1].startsWith(INDEX)) {
            throw new TlogFormatException("a proof begins with " + FIRST + " and an index");
        }
        var path = new ArrayList<Sha256>();
        for (int line = 2; line < lines.length; line++) {
            path.add(Strict.hash(lines[line], "a hash of the path"));
        }
        return new TlogProof(
                Strict.number(lines[1].substring(INDEX.length()), "the index"),
                path,
                SignedNote.parse(text.substring(blank + 2).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Whether a log with this origin and one of these keys vouches for an entry.
     *
     * @param entry its bytes, as the log holds them
     */
    public boolean proves(byte[] entry, String origin, Collection<NoteVerifier> keys) {
        if (!checkpoint.isSignedBy(keys)) {
            return false;
        }
        Checkpoint head = Checkpoint.parse(checkpoint.text());
        return head.origin().equals(origin)
                && new InclusionProof(index, head.size(), path).proves(MerkleHash.leaf(entry), head.root());
    }
}
