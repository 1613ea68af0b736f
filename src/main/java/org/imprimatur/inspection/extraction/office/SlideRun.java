package org.imprimatur.inspection.extraction.office;

import org.jspecify.annotations.Nullable;

/** How a run on a slide looks as far as that may hide it, with its text; null for what is not said. Filled as its elements come. */
final class SlideRun {
    String text = "";

    @Nullable
    DrawnColour colour;

    @Nullable
    DrawnColour marker;

    @Nullable
    Double size;

    boolean clear;
    boolean linked;
}
