package org.imprimatur.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the audit log. */
@ConfigMapping(prefix = "imprimatur.audit")
interface AuditConfig {
    /**
     * File with the keys that authenticate entries, outside the database and readable by this process only. One key a
     * line, 64 hexadecimal digits; a key's number is its line. New entries use the last. Lines are never removed.
     */
    Path macKeyFile();

    /**
     * What the log is called in every checkpoint, for ever: by custom an address without its scheme, for example
     * imprimatur.agency.example/log. Changing it begins another log in the eyes of everybody who verifies.
     */
    String logOrigin();

    /**
     * File with the Ed25519 keys that sign the log's checkpoints, outside the database and readable by this process only: for
     * each key its private part and behind it its public part, in PEM. All of them sign; to exchange a key, add the new one,
     * and remove the old one when every auditor has the new one.
     */
    Path logKeyFile();

    /**
     * A folder into which the log is written as static files (C2SP tlog-tiles): for whoever mirrors it, or on a disk that takes
     * each file once. Its files hold what entries hold: who may read them is decided where it lies.
     */
    Optional<Path> publishFolder();

    /** How often visible entries are given their place in the log. */
    @WithDefault("PT0.2S")
    Duration integrationInterval();

    /** How many entries one step of the integration takes at most. */
    @WithDefault("8192")
    int integrationBatch();

    /** How many refusals of one actor within a window are recorded each by itself; further ones become one counted entry. */
    @WithDefault("50")
    int refusalsRecorded();

    /** The window of time in which refusals of one actor are counted together. */
    @WithDefault("PT1M")
    Duration refusalWindow();

    /**
     * A file outside the database in which the newest head of the log is kept, one for each replica. A database that was rolled
     * back or cut behind it is noticed, and stops releases and protected reads. Without it that is noticed only while the
     * service runs.
     */
    Optional<Path> headFile();

    /** How often a step of the verification of the whole record is taken. */
    @WithDefault("PT2S")
    Duration verificationInterval();

    /** How many entries, or rows, one step of the verification looks at. */
    @WithDefault("1000")
    int verificationBatch();

    /** Past this age of the oldest entry without a place in the log, an alarm is logged. */
    @WithDefault("PT10S")
    Duration lateAfter();

    /** Past this age of the oldest entry without a place in the log, releases and protected reads are refused. */
    @WithDefault("PT60S")
    Duration staleAfter();

    /** How often the log is looked at for new entries, once for all subscriptions of this replica, while there are any. */
    @WithDefault("PT0.2S")
    Duration feedInterval();
}
