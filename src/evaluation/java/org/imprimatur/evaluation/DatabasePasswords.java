package org.imprimatur.evaluation;

/** The passwords of the logins of {@code deploy/database/roles.sql}, and of the superuser. */
public record DatabasePasswords(String superuser, String migrator, String app, String sequencer) {
    /** Not the record's own text: passwords do not belong into a log. */
    @Override
    public String toString() {
        return "DatabasePasswords";
    }
}
