package org.imprimatur.inspection.extraction.office;

/** A rectangle on a slide, in EMU. */
record Frame(double x, double y, double width, double height) {
    private static final double NEARLY = 0.95;

    /** The same where the inner coordinates of a group are laid over its frame (ECMA-376 part 1, 20.1.7.6). */
    Frame in(Frame group, Frame inner) {
        double across = inner.width() == 0 ? 1 : group.width() / inner.width();
        double down = inner.height() == 0 ? 1 : group.height() / inner.height();
        return new Frame(
                group.x() + (x - inner.x()) * across,
                group.y() + (y - inner.y()) * down,
                width * across,
                height * down);
    }

    boolean isOutside(double slideWidth, double slideHeight) {
        return x > slideWidth
                || y > slideHeight
                || x + width < 0
                || y + height < 0
                || (x == slideWidth && width > 0)
                || (y == slideHeight && height > 0)
                || (x + width == 0 && width > 0)
                || (y + height == 0 && height > 0);
    }

    /** Whether nearly all of the other lies in it. */
    boolean covers(Frame other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        double area = other.width * other.height;
        return area > 0 && across > 0 && down > 0 && across * down >= NEARLY * area;
    }

    boolean holdsMiddleOf(Frame other) {
        double middleX = other.x + other.width / 2;
        double middleY = other.y + other.height / 2;
        return middleX >= x && middleX <= x + width && middleY >= y && middleY <= y + height;
    }

    /** Less by this share on each side. */
    Frame within(double share) {
        return new Frame(x + width * share, y + height * share, width * (1 - 2 * share), height * (1 - 2 * share));
    }

    /** Turned around its middle by a quarter. */
    Frame turned() {
        return new Frame(
                x + width / 2 - height / 2, y + height / 2 - width / 2, /* width= */ height, /* height= */ width);
    }
}
