package org.imprimatur.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the audit log. */
@ConfigMapping(prefix = "imprimatur.audit")
interface AuditConfig {
    /**
     * File with the keys that authenticate entries, outside the database and readable by this process only. One key a
     * line, 64 hexadecimal digits; a key's number is its line. New entries use the last. Lines are never removed.
     */
    Path macKeyFile();

    /** How often visible entries are given their place in the log. */
    @WithDefault("PT0.2S")
    Duration integrationInterval();

    /** How many entries one step of the integration takes at most. */
    @WithDefault("8192")
    int integrationBatch();

    /** Past this age of the oldest entry without a place in the log, releases and protected reads are refused. */
    @WithDefault("PT60S")
    Duration staleAfter();
}
