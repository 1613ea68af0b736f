package org.imprimatur;

/**
 * What was read before is not vouched for, and something was about to be written that rests on it. Nothing was; whoever has it read
 * reads it again, row by row (decision 0022). Never reaches anybody outside.
 */
public final class ReadAgain extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReadAgain() {
        super("what was read is not vouched for", null, false, false);
    }
}
