package org.imprimatur.inspection.extraction;

import java.util.function.LongSupplier;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Counts what reading one file has used, and stops at a limit. Not thread-safe. */
final class Budget {
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long started;
    private long expanded;
    private long characters;
    private int cells;

    Budget(Limits limits) {
        this(limits, System::nanoTime);
    }

    Budget(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    Limits limits() {
        return limits;
    }

    void expand(long bytes) {
        expanded += bytes;
        if (expanded > limits.expandedBytes()) {
            throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
        }
        checkTime();
    }

    void read(int newCharacters) {
        characters += newCharacters;
        if (characters > limits.characters()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CHARACTERS);
        }
    }

    void readCell() {
        cells++;
        if (cells > limits.cells()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CELLS);
        }
        if ((cells & 0xfff) == 0) {
            checkTime();
        }
    }

    void checkTime() {
        if (nanoTime.getAsLong() - started > limits.time().toNanos()) {
            throw new UninspectableFile(UninspectableReason.TOO_SLOW);
        }
    }
}
