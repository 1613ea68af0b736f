package org.imprimatur.inspection.extraction;

import java.util.function.LongSupplier;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Counts what reading one file has used, and stops at a limit. Not thread-safe. */
public final class Budget {
    private final Limits limits;
    private final int mostCells;
    private final LongSupplier nanoTime;
    private final ReadingProgress progress;
    private final PictureReading pictures;
    private final long started;
    private long expected;
    private long expanded;
    private long characters;
    private int cells;

    public Budget(Limits limits) {
        this(limits, ReadingProgress.UNHEARD);
    }

    public Budget(Limits limits, ReadingProgress progress) {
        this(limits, System::nanoTime, progress, TextRecogniser.NONE);
    }

    Budget(Limits limits, ReadingProgress progress, TextRecogniser recogniser) {
        this(limits, System::nanoTime, progress, recogniser);
    }

    Budget(Limits limits, LongSupplier nanoTime) {
        this(limits, nanoTime, ReadingProgress.UNHEARD, TextRecogniser.NONE);
    }

    Budget(Limits limits, LongSupplier nanoTime, ReadingProgress progress, TextRecogniser recogniser) {
        this.limits = limits;
        this.mostCells = limits.cells();
        this.nanoTime = nanoTime;
        this.progress = progress;
        this.pictures = new PictureReading(recogniser, limits.time(), nanoTime);
        this.started = nanoTime.getAsLong();
    }

    public Limits limits() {
        return limits;
    }

    /** What reads the pictures of the file. */
    public PictureReading pictures() {
        return pictures;
    }

    /** How much {@link #expand} will come to, as far as the file says. */
    public void expect(long bytes) {
        expected = bytes;
    }

    /** How far reading is, for whoever waits. */
    public void progress(long done, long all) {
        progress.read(done, all);
    }

    public void expand(long bytes) {
        expanded += bytes;
        progress(expanded, expected);
        if (expanded > limits.expandedBytes()) {
            throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
        }
        checkTime();
    }

    public void read(int newCharacters) {
        characters += newCharacters;
        if (characters > limits.characters()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CHARACTERS);
        }
    }

    public void readCell() {
        cells++;
        if (cells > mostCells) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_CELLS);
        }
        if ((cells & 0xfff) == 0) {
            checkTime();
        }
    }

    /** What pictures took is no time of the file's: it has its own end, behind which they stay unread. */
    public void checkTime() {
        if (nanoTime.getAsLong() - started - pictures.spent() > limits.time().toNanos()) {
            throw new UninspectableFile(UninspectableReason.TOO_SLOW);
        }
    }
}
