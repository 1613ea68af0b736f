package org.imprimatur.evaluation;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Where an act stands when something is killed. All but one are made by a trigger that a superuser adds for the time of the
 * test: it waits for a lock that the test holds. The product knows nothing of it.
 */
enum CrashPoint {
    /** Two chunks are stored, the rest of the file is still on its way. */
    UPLOAD_BETWEEN_CHUNKS(null, false),
    /** All is written that makes the upload whole, nothing of it is committed. */
    UPLOAD_AT_COMMIT("insert on imprimatur.content", true),
    /** The request is locked and judged, no row of the sign-off is written. */
    SIGN_OFF_BEFORE_ITS_ROW("insert on imprimatur.sign_off", false),
    /** Row and entry are written, nothing of it is committed. */
    SIGN_OFF_AT_COMMIT("insert on imprimatur.sign_off", true),
    PUBLISH_AT_COMMIT("update on imprimatur.release", true),
    INTEGRATION_BEFORE_ITS_ROWS("insert on audit.leaf", false),
    INTEGRATION_AT_COMMIT("insert on audit.leaf", true),
    /** The head is recorded, and in the file; nothing of its signature is written. */
    SIGNING_BEFORE_ITS_ROW("insert on audit.signature", false),
    SIGNING_AT_COMMIT("insert on audit.signature", true);

    private static final int LOCK = 20221128;

    private final @Nullable String event;
    private final boolean atCommit;

    CrashPoint(@Nullable String event, boolean atCommit) {
        this.event = event;
        this.atCommit = atCommit;
    }

    /** From now on, until the session of the superuser ends or {@link #letGo}, whoever comes here waits. */
    void hold(Statement superuser) throws SQLException {
        if (event == null) {
            return;
        }
        superuser.execute("create schema if not exists crash");
        superuser.execute("create or replace function crash.wait() returns trigger language plpgsql as"
                + " $$ begin perform pg_advisory_xact_lock_shared(" + LOCK + "); return new; end $$");
        // The last of the deferred triggers, by its name: after the one that asks for the entry.
        superuser.execute("create " + (atCommit ? "constraint trigger zz_crash after " : "trigger zz_crash before ")
                + event + (atCommit ? " deferrable initially deferred" : "")
                + " for each row execute function crash.wait()");
        superuser.execute("select pg_advisory_lock(" + LOCK + ")");
    }

    void letGo(Statement superuser) throws SQLException {
        if (event != null) {
            superuser.execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    /** Takes the trigger away again. */
    void clear(Statement superuser) throws SQLException {
        superuser.execute("drop schema if exists crash cascade");
    }

    /** Whether somebody stands here, as a question to the database. */
    static String reached() {
        return "select count(*) > 0 from pg_locks where locktype = 'advisory' and objid = " + LOCK + " and not granted";
    }
}
