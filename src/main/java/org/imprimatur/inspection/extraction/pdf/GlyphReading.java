package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Whether one character is seen where it is painted, and what it says. */
final class GlyphReading {
    /** Points of text that nobody reads. */
    private static final double TINY = 2;
    /** What is fainter is not seen. */
    private static final double FAINT = 0.05;

    private static final double[] ACROSS = {0.25, 0.5, 0.75};
    /** Shares of the size, where small letters and figures have ink. */
    private static final double[] UPWARDS = {0.1, 0.25, 0.45};

    private static final int SAMPLES = ACROSS.length * UPWARDS.length;
    private static final int MOST = SAMPLES / 2 + 1;

    private final PaintGrid grid;
    private final Budget budget;
    private final double unit;
    private final Map<PDFont, Characters> fonts = new IdentityHashMap<>();
    private @Nullable PDFont lastFont;
    private Characters last = new Characters(1);

    private double x;
    private double y;
    private double alongX;
    private double alongY;
    private double upX;
    private double upY;

    /** @param unit points of a unit of the page */
    GlyphReading(PaintGrid grid, double unit, Budget budget) {
        this.grid = grid;
        this.unit = unit;
        this.budget = budget;
    }

    /**
     * How the text is painted.
     *
     * @param fill colour, {@link Colour#UNKNOWN} where it is not filled or nobody knows
     */
    record Ink(
            RenderingMode mode,
            int fill,
            int stroke,
            double alpha,
            @Nullable Mechanism layer,
            int order) {}

    private static final class Characters {
        private final Map<Integer, String> known = new HashMap<>();
        /** Of the letters, against the size of the font. */
        private final double height;

        Characters(double height) {
            this.height = height;
        }
    }

    private Characters characters(PDFont font) {
        if (font != lastFont) {
            Characters known = fonts.get(font);
            if (known == null) {
                known = new Characters(font instanceof PDType3Font drawn ? height(drawn) : 1);
                fonts.put(font, known);
            }
            last = known;
            lastFont = font;
        }
        return last;
    }

    private static double height(PDType3Font font) {
        var box = font.getFontBBox();
        double height = box == null
                ? 0
                : Math.abs(box.getHeight() * font.getFontMatrix().getScaleY());
        return height > 0 && Double.isFinite(height) ? height : 1;
    }

    private @Nullable String text(PDFont font, int code) {
        Map<Integer, String> known = characters(font).known;
        String text = known.get(code);
        if (text == null) {
            text = font.toUnicode(code);
            text = text == null || !isReadable(text) || TwoReadings.differ(font, code, text) ? "" : text;
            known.put(code, text);
        }
        return text.isEmpty() ? null : text;
    }

    private static boolean isReadable(String text) {
        return !text.isEmpty()
                && text.chars()
                        .noneMatch(c -> c == 0xfffd || (c >= 0xe000 && c < 0xf900) || (c < ' ' && !isBlank((char) c)));
    }

    private static boolean isBlank(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    Glyph read(Matrix matrix, PDFont font, int code, Vector displacement, Ink ink, Clip clip) throws IOException {
        String text = text(font, code);
        double a = matrix.getScaleX();
        double b = matrix.getShearY();
        double c = matrix.getShearX();
        double d = matrix.getScaleY();
        x = matrix.getTranslateX();
        y = matrix.getTranslateY();
        alongX = displacement.getX() * a + displacement.getY() * c;
        alongY = displacement.getX() * b + displacement.getY() * d;
        double height = last.height;
        upX = c * height;
        upY = d * height;
        double width = Math.hypot(alongX, alongY);
        double size = Math.hypot(upX, upY);
        int angle = width > 0 ? angle(alongX, alongY) : angle(a, b);
        budget.read(text == null ? 1 : text.length());
        boolean blank = text != null && text.isBlank();
        Mechanism mechanism =
                blank ? Mechanism.VISIBLE : mechanism(ink, clip, Math.min(size, Math.hypot(a, b) * height) * unit);
        double cosine = angle == 0 ? 1 : Math.cos(Math.toRadians(angle));
        double sine = angle == 0 ? 0 : Math.sin(Math.toRadians(angle));
        double start = x * cosine + y * sine;
        return new Glyph(
                text,
                angle,
                (float) start,
                (float) (start + width),
                (float) (y * cosine - x * sine),
                (float) (size > 0 ? size : Math.max(width, 1e-3)),
                ink.order(),
                mechanism);
    }

    private static int angle(double x, double y) {
        return y == 0 && x > 0 ? 0 : (int) Math.round(Math.toDegrees(Math.atan2(y, x))) % 360;
    }

    private Mechanism mechanism(Ink ink, Clip clip, double points) {
        if (ink.layer() != null) {
            return ink.layer();
        }
        boolean fills = ink.mode().isFill();
        boolean strokes = ink.mode().isStroke();
        if ((!fills && !strokes) || ink.alpha() < FAINT) {
            return Mechanism.INVISIBLE_TEXT;
        }
        if (outside(clip) >= MOST) {
            return Mechanism.OFF_PAGE;
        }
        if (points < TINY) {
            return Mechanism.TINY_TEXT;
        }
        boolean seen = (fills && !isLost(ink.fill())) || (strokes && !isLost(ink.stroke()));
        return seen ? Mechanism.VISIBLE : Mechanism.WHITE_TEXT;
    }

    private int outside(Clip clip) {
        if (clip.mask() == null
                && clip.bounds().contains(x, y)
                && clip.bounds().contains(x + alongX, y + alongY)
                && clip.bounds().contains(x + alongX + 0.5 * upX, y + alongY + 0.5 * upY)) {
            return 0;
        }
        return count((atX, atY) ->
                !clip.bounds().contains(atX, atY) || (clip.mask() != null && !grid.isIn(clip.mask(), atX, atY)));
    }

    private boolean isLost(int colour) {
        if (!grid.isPainted()) {
            return Colour.same(colour, Colour.WHITE);
        }
        return count((atX, atY) -> Colour.same(colour, grid.colourAt(atX, atY))) >= MOST;
    }

    private interface Place {
        boolean is(double x, double y);
    }

    private int count(Place place) {
        int count = 0;
        for (double across : ACROSS) {
            for (double upwards : UPWARDS) {
                count += place.is(x + across * alongX + upwards * upX, y + across * alongY + upwards * upY) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a later paint lies over most of it. */
    static boolean isCovered(Glyph glyph, PaintGrid grid) {
        double cosine = Math.cos(Math.toRadians(glyph.angle));
        double sine = Math.sin(Math.toRadians(glyph.angle));
        int count = 0;
        for (double across : ACROSS) {
            for (double upwards : UPWARDS) {
                double along = glyph.start + across * (glyph.end - glyph.start);
                double up = glyph.baseline + upwards * glyph.size;
                int order = grid.orderAt(along * cosine - up * sine, along * sine + up * cosine);
                count += order > glyph.order ? 1 : 0;
            }
        }
        return count >= MOST;
    }
}
