package org.imprimatur.inspection.worker;

/** There is no worker, and that is no file's fault: none could be started, or the process is about to end. Try again later. */
public final class WorkersUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence for the operator */
    WorkersUnavailable(String sentence) {
        super(sentence, null, false, false);
    }
}
