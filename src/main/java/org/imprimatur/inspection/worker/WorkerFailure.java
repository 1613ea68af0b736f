package org.imprimatur.inspection.worker;

import org.imprimatur.inspection.rules.UninspectableReason;

/** A worker did not come to an answer about a file. The worker is gone, and the reason is the file's. */
public final class WorkerFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final UninspectableReason reason;

    WorkerFailure(UninspectableReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public UninspectableReason reason() {
        return reason;
    }
}
