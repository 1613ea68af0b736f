package org.imprimatur.inspection;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the inspection. Read by the schedule's expression only, so Quarkus would leave it out as unused. */
@Unremovable
@ConfigMapping(prefix = "imprimatur.inspection")
interface InspectionConfig {
    /** How often versions that nobody has inspected yet are looked for. */
    @WithDefault("PT1S")
    Duration lookEvery();
}
