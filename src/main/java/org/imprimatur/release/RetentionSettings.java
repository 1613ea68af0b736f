package org.imprimatur.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long bytes are kept that went nowhere. */
@ConfigMapping(prefix = "imprimatur.retention")
interface RetentionSettings {
    /** How long after the last thing that happened about them; a legal hold keeps them longer. */
    @WithDefault("30D")
    Duration keepFor();

    /** How often bytes are looked for whose time is over. */
    @WithDefault("1h")
    Duration sweepEvery();
}
