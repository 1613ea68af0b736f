package org.imprimatur.inspection.worker;

/** There is no worker, and that is no file's fault: none could be started, or the process is about to end. Try again later. */
public final class WorkersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ending;

    /** @param sentence for the operator */
    WorkersUnavailable(String sentence) {
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
