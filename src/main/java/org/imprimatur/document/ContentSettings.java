package org.imprimatur.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How the bytes of versions are taken in and kept. */
@ConfigMapping(prefix = "imprimatur.content")
interface ContentSettings {
    /**
     * A file with 64 hexadecimal digits a line: the keys under which the keys of all stored contents are wrapped. The last
     * one wraps what is new, and what older ones wrapped is wrapped anew under it. Keep it outside the database and its
     * backups. Without it nothing that is stored can be read.
     */
    Path keyFile();

    /** How often contents are looked for that are wrapped under an older key than the last one. */
    @WithDefault("1m")
    Duration rewrapEvery();

    /** The largest file that is taken in, in bytes or with a unit (K, M, G, powers of 1024). */
    @WithDefault("200M")
    MemorySize maximumSize();

    /** How long an upload waits to become a version before it is removed. */
    @WithDefault("24h")
    Duration abandonedAfter();

    /** How often abandoned uploads are looked for. */
    @WithDefault("10m")
    Duration sweepEvery();
}
