package org.imprimatur.inspection.extraction.rtf;

import org.jspecify.annotations.Nullable;

/** A group that is open: how characters look in it, and where they go. */
final class RtfGroup {
    final RtfLook look;
    RtfDestination destination;
    RtfSink sink;
    /** Whether what the sink takes ends with the group. */
    boolean ownSink;
    /** Whether a program may skip the group if it does not know the word that comes next. */
    boolean starred;
    /** The group itself where it spells its text twice (\\upr). */
    @Nullable
    RtfGroup spelledTwice;

    RtfGroup(RtfLook look, RtfDestination destination, RtfSink sink) {
        this.look = look;
        this.destination = destination;
        this.sink = sink;
    }
}
