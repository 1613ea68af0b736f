package org.imprimatur.evaluation;

/** What a crash test kills with SIGKILL. */
enum Victim {
    SERVICE,
    /** The postmaster and every session of it at once; the service goes on and finds the database again by itself. */
    DATABASE,
    BOTH;

    boolean hitsService() {
        return this != DATABASE;
    }

    boolean hitsDatabase() {
        return this != SERVICE;
    }
}
