package org.imprimatur.inspection.rules;

import java.util.Set;

/**
 * One page of a file as a picture: it shows whatever is on the page to whoever sees it, unmasked.
 *
 * @param rgb three bytes for each pixel, row by row from the top, each from the left
 */
public record PaintedPage(Layout layout, byte[] rgb) {
    /** Pixels of a picture, at most: enough to read a page of small print by. */
    public static final int MOST_PIXELS = 4_000_000;

    /** Pixels of one side, at most. */
    public static final int LONGEST_SIDE = 8_000;

    private static final double NEAR = 1e-3;
    private static final double FAR = 1e9;
    private static final Set<Integer> ROTATIONS = Set.of(0, 90, 180, 270);

    /**
     * What of a page is in the picture, and how, so that the places of findings can be marked in it.
     *
     * @param page counted from 1
     * @param pages how many the file has
     * @param width of the picture, in pixels
     * @param height of the picture, in pixels
     * @param left where the picture begins, in the units in which the places of findings in the page are told
     * @param bottom the same upwards: these units are counted from below
     * @param boxWidth what of the page is in the picture, in the same units, before the page is turned
     * @param boxHeight the same upwards
     * @param rotation by how many degrees the page is turned clockwise for whoever reads it
     * @param whole whether all that is on the page could be painted
     */
    public record Layout(
            int page,
            int pages,
            int width,
            int height,
            double left,
            double bottom,
            double boxWidth,
            double boxHeight,
            int rotation,
            boolean whole) {
        /** Bytes of the picture. */
        public int bytes() {
            return 3 * width * height;
        }

        /** Whether there can be such a page. */
        public boolean canBe() {
            return page > 0
                    && page <= pages
                    && width > 0
                    && width <= LONGEST_SIDE
                    && height > 0
                    && height <= LONGEST_SIDE
                    && width * height <= MOST_PIXELS
                    && Math.abs(left) < FAR
                    && Math.abs(bottom) < FAR
                    && boxWidth >= NEAR
                    && boxWidth < FAR
                    && boxHeight >= NEAR
                    && boxHeight < FAR
                    && ROTATIONS.contains(rotation);
        }
    }

    public PaintedPage {
        if (!layout.canBe() || rgb.length != layout.bytes()) {
            throw new IllegalArgumentException("there is no such page");
        }
    }

    /** The record's own would lead to what may be about people. */
    @Override
    public String toString() {
        return "PaintedPage[" + layout + "]";
    }
}
