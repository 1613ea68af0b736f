package org.imprimatur.inspection.extraction;

/** How far the reading of a file is. */
@FunctionalInterface
public interface ReadingProgress {
    ReadingProgress UNHEARD = (done, all) -> {};

    /** @param all 0 where nobody knows it */
    void read(long done, long all);
}
