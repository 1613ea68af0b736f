package org.imprimatur;

import java.util.List;

/** What the jar is asked to do, by its first argument. */
enum Command {
    /** Without an argument: the service. */
    SERVE,
    /** Brings the database to the version that this jar needs, and ends. Nothing of the service is started for it. */
    MIGRATE,
    /** Tells what is inside of files, and ends. Needs no database, no identity provider and no setting. */
    INSPECT,
    /** Verifies an export of the audit log, and ends. Needs what INSPECT needs: nothing. */
    VERIFY,
    /** Verifies the record in the database, and ends. Beside a service that runs; writes nothing. */
    AUDIT_CHECK,
    /** A start that comes to its end where it looks for a database ({@link TrainingRun}). For whoever builds the image. */
    TRAIN;

    private static final String MIGRATE_ARGUMENT = "migrate";
    private static final String INSPECT_ARGUMENT = "inspect";
    private static final String VERIFY_ARGUMENT = "verify";
    private static final String AUDIT_CHECK_ARGUMENT = "audit-check";
    private static final String TRAIN_ARGUMENT = "train";

    /** @throws StartRefused for arguments that nobody knows: a mistyped command must not start the service instead */
    static Command of(String... arguments) throws StartRefused {
        List<String> given = List.of(arguments);
        if (given.isEmpty()) {
            return SERVE;
        }
        if (given.get(0).equals(INSPECT_ARGUMENT)) {
            return INSPECT;
        }
        if (given.get(0).equals(VERIFY_ARGUMENT)) {
            return VERIFY;
        }
        if (given.equals(List.of(MIGRATE_ARGUMENT))) {
            return MIGRATE;
        }
        if (given.equals(List.of(AUDIT_CHECK_ARGUMENT))) {
            return AUDIT_CHECK;
        }
        if (given.equals(List.of(TRAIN_ARGUMENT))) {
            return TRAIN;
        }
        throw new StartRefused(
                StartRefused.USAGE,
                "Imprimatur does not know the arguments \"" + String.join(" ", given)
                        + "\". Start it without an argument to serve, or with \"" + MIGRATE_ARGUMENT
                        + "\" to bring the database to the version it needs, or with \"" + INSPECT_ARGUMENT
                        + "\" and files to be told what is inside of them, or with \"" + VERIFY_ARGUMENT
                        + "\" and an export of the audit log to verify it, or with \"" + AUDIT_CHECK_ARGUMENT
                        + "\" to verify the audit log in the database.");
    }
}
