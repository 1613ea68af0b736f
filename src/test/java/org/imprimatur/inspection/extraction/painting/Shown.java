package org.imprimatur.inspection.extraction.painting;

import java.time.Duration;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Segment;

/** A painted page, to be looked at by a test. */
record Shown(PaintedPage page) {
    private static final Pattern PLACE = Pattern.compile("page 1 \\[(-?\\d+),(-?\\d+),(\\d+),(\\d+)]");
    private static final int DARK = 0x60;

    /** What of the picture a place is, in pixels, around its middle. */
    record Mark(int x, int y, int halfWidth, int halfHeight) {
        Mark beside(int pixels) {
            return new Mark(x, y + (halfHeight < halfWidth ? pixels : 0), halfWidth, halfHeight)
                    .aside(halfHeight < halfWidth ? 0 : pixels);
        }

        private Mark aside(int pixels) {
            return new Mark(x + pixels, y, halfWidth, halfHeight);
        }
    }

    static Painting painting() {
        return new Painting(Limits.USUAL.within(Duration.ofSeconds(20)));
    }

    static Shown of(byte[] file, int page, boolean text) {
        return new Shown(Objects.requireNonNull(painting().paint(file, page, text)));
    }

    /** Where the inspection says that something stands: left, bottom, width and height. */
    static int[] place(byte[] file, Mechanism mechanism) {
        Segment found = new FileReading(Limits.USUAL)
                .read("page.pdf", file).segments().stream()
                        .filter(each -> each.mechanism() == mechanism)
                        .findFirst()
                        .orElseThrow();
        Matcher place = PLACE.matcher(found.place());
        if (!place.matches()) {
            throw new IllegalStateException(found.place());
        }
        int[] rectangle = new int[4];
        for (int i = 0; i < 4; i++) {
            rectangle[i] = Integer.parseInt(place.group(i + 1));
        }
        return rectangle;
    }

    PaintedPage.Layout layout() {
        return page.layout();
    }

    Mark mark(int[] place) {
        PaintedPage.Layout on = layout();
        double left = (place[0] - on.left()) / on.boxWidth();
        double below = (place[1] - on.bottom()) / on.boxHeight();
        double across = place[2] / on.boxWidth();
        double up = place[3] / on.boxHeight();
        double middle = left + across / 2;
        double height = below + up / 2;
        return switch (on.rotation()) {
            case 0 -> mark(middle, 1 - height, across, up);
            case 90 -> mark(height, middle, up, across);
            case 180 -> mark(1 - middle, height, across, up);
            default -> mark(1 - height, 1 - middle, up, across);
        };
    }

    private Mark mark(double x, double y, double width, double height) {
        return new Mark(
                (int) (x * layout().width()), (int) (y * layout().height()), (int) (width * layout().width() / 2), (int)
                        (height * layout().height() / 2));
    }

    int at(int x, int y) {
        int at = 3 * (y * layout().width() + x);
        byte[] rgb = page.rgb();
        return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
    }

    /** How much of it has this colour. */
    double share(Mark mark, int colour) {
        return share(mark, pixel -> pixel == colour);
    }

    /** How much of it is nearly black. */
    double dark(Mark mark) {
        return share(mark, pixel -> (pixel >> 16) < DARK && (pixel >> 8 & 0xff) < DARK && (pixel & 0xff) < DARK);
    }

    private double share(Mark mark, IntPredicate is) {
        int count = 0;
        int all = 0;
        for (int y = mark.y() - mark.halfHeight(); y <= mark.y() + mark.halfHeight(); y++) {
            for (int x = mark.x() - mark.halfWidth(); x <= mark.x() + mark.halfWidth(); x++) {
                all++;
                count += is.test(at(x, y)) ? 1 : 0;
            }
        }
        return (double) count / all;
    }
}
