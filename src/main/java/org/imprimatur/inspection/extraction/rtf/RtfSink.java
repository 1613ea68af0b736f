package org.imprimatur.inspection.extraction.rtf;

/** Takes what stands in the groups of one destination. */
interface RtfSink {
    void text(RtfLook look, String piece);

    /** Bytes that are no text. False where none belong here. */
    default boolean bytes(byte[] raw) {
        return false;
    }

    /** Whether the control word means something here. */
    boolean word(String word, int number, RtfLook look);

    /** A group in it begins or ends. */
    default void border() {}

    /** The group in which the destination began ends. */
    void finish();
}
