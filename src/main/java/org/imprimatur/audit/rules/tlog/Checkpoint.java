package org.imprimatur.audit.rules.tlog;

import org.imprimatur.audit.rules.Sha256;

/**
 * A head of the log as it is signed, C2SP tlog-checkpoint, without extension lines.
 *
 * @param origin which log it is; the same for ever
 */
public record Checkpoint(String origin, long size, Sha256 root) {
    private static final int LINES = 3;

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(each -> each < ' ')) {
            throw new TlogFormatException("the origin of a checkpoint is one line of text");
        }
        if (size < 0) {
            throw new TlogFormatException("a checkpoint of " + size + " leaves");
        }
    }

    /** The text of the note. */
    public String text() {
        return origin + "\n" + size + "\n" + Strict.base64(root) + "\n";
    }

    /**
     * @param text of a note whose signatures were verified
     * @throws TlogFormatException also for extension lines: nobody could say what was agreed to with them
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[LINES].isEmpty()) {
            throw new TlogFormatException("a checkpoint has three lines: origin, size and root");
        }
        return new Checkpoint(
                lines[0], Strict.number(lines[1], "the size of a checkpoint"), Strict.hash(lines[2], "the root"));
    }
}
