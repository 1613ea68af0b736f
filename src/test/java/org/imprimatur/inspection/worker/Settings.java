package org.imprimatur.inspection.worker;

import java.nio.file.Path;
import java.time.Duration;

/** The usual settings of a worker, with what a test needs otherwise. */
final class Settings {
    private Path java = WorkerSettings.USUAL.java();
    private long heap = WorkerSettings.USUAL.heapBytes();
    private Duration wall = WorkerSettings.USUAL.wallLimit();
    private Duration cpu = WorkerSettings.USUAL.cpuLimit();
    private int files = WorkerSettings.USUAL.files();

    private Settings() {}

    static Settings usual() {
        return new Settings();
    }

    Settings java(Path program) {
        java = program;
        return this;
    }

    Settings heap(long bytes) {
        heap = bytes;
        return this;
    }

    Settings wall(Duration limit) {
        wall = limit;
        return this;
    }

    Settings cpu(Duration limit) {
        cpu = limit;
        return this;
    }

    Settings files(int number) {
        files = number;
        return this;
    }

    WorkerSettings made() {
        return new WorkerSettings(java, heap, wall, cpu, 1 << 20, files, false);
    }
}
