package org.imprimatur.inspection.worker;

/**
 * Nothing can be inspected, and that is no file's fault: no worker could be started, the malware scanner does not answer, or the process
 * is about to end. Try again later.
 */
public final class WorkersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ending;

    /** @param sentence for the operator */
    public WorkersUnavailable(String sentence) {
        this(sentence, false);
    }

    private WorkersUnavailable(String sentence, boolean ending) {
        super(sentence, null, false, false);
        this.ending = ending;
    }

    static WorkersUnavailable ending() {
        return new WorkersUnavailable("The process is about to end.", true);
    }

    /** Whether that is so because the process is about to end, as it should be. */
    public boolean isEnding() {
        return ending;
    }
}
