package org.imprimatur.inspection.extraction.pdf;

/**
 * How an area is painted.
 *
 * @param order how many paints came before
 * @param colour as in {@link Colour}
 * @param alpha 1 for opaque
 * @param multiplies whether what lies below is darkened and not replaced
 */
record Paint(int order, int colour, double alpha, boolean multiplies) {
    /** Through what is less opaque something can still be read. */
    private static final double OPAQUE = 0.9;

    boolean covers() {
        return alpha >= OPAQUE && (!multiplies || Colour.isDark(colour));
    }

    int over(int below) {
        int full = multiplies ? Colour.multiplied(below, colour) : colour;
        return alpha >= OPAQUE ? full : Colour.veiled(below, full, alpha);
    }
}
