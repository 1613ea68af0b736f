package org.imprimatur;

/** The process ends before anything was opened. The message is whole sentences to the operator: what is wrong, what to do. */
final class StartRefused extends Exception {
    /** Exit codes of sysexits.h, so that an orchestrator can tell what trying again would help with. */
    static final int USAGE = 64;

    static final int UNAVAILABLE = 69;
    static final int FAILED = 70;
    static final int MISCONFIGURED = 78;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    StartRefused(int exitCode, String sentences) {
        super(sentences);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
