package org.imprimatur.inspection.worker;

/** Every worker was at work for as long as somebody would wait. */
public final class WorkersBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkersBusy() {
        super("every worker is at work", null, false, false);
    }
}
