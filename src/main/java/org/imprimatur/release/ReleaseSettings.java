package org.imprimatur.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How releases are looked after. */
@ConfigMapping(prefix = "imprimatur.release")
interface ReleaseSettings {
    /** How often the schedule looks for releases whose time has come. */
    @WithDefault("5s")
    Duration scheduleEvery();

    /** How often releases are looked for whose not-after has passed. They are not served meanwhile. */
    @WithDefault("30s")
    Duration sweepEvery();

    /** How many releases one round of the schedule, or of the sweeper, takes on at most. */
    @WithDefault("100")
    int batch();

    /** How long whoever publishes waits at most for the proof that puts the release into effect. */
    @WithDefault("5s")
    Duration provenWithin();
}
