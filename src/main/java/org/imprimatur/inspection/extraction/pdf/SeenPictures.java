package org.imprimatur.inspection.extraction.pdf;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;

/** Which pictures of a page people certainly see: those over which nothing at all was painted later, be it opaque or not. */
final class SeenPictures {
    /** Edges of neighbours may overlap by so many points. */
    private static final double OVERLAP = 1;

    private static final int MOST = 200;
    private static final Set<Mechanism> UNPAINTED =
            Set.of(Mechanism.INVISIBLE_TEXT, Mechanism.HIDDEN_LAYER, Mechanism.OFF_PAGE);

    private final List<Seen> seen = new ArrayList<>();
    private boolean unsure;

    private record Seen(String place, Rectangle2D area, int order) {}

    boolean isWatching() {
        return !seen.isEmpty();
    }

    /** Something that covers more than can be told: nothing is certain any more. */
    void unsure() {
        unsure = true;
        seen.clear();
    }

    void painted(Rectangle2D area) {
        seen.removeIf(each -> each.area().getMinX() <= area.getMaxX()
                && area.getMinX() <= each.area().getMaxX()
                && each.area().getMinY() <= area.getMaxY()
                && area.getMinY() <= each.area().getMaxY());
    }

    /** @param order how many paints there were with it */
    void add(String place, Rectangle2D area, int order) {
        if (seen.size() >= MOST) {
            unsure();
        }
        if (!unsure) {
            var inner = new Rectangle2D.Double(
                    area.getX() + OVERLAP,
                    area.getY() + OVERLAP,
                    area.getWidth() - 2 * OVERLAP,
                    area.getHeight() - 2 * OVERLAP);
            seen.add(new Seen(place, inner, order));
        }
    }

    /** @param glyphs of the page, some of which may lie over a picture */
    List<String> places(List<Glyph> glyphs) {
        return seen.stream()
                .filter(each -> glyphs.stream().noneMatch(glyph -> isOver(glyph, each)))
                .map(Seen::place)
                .toList();
    }

    private static boolean isOver(Glyph glyph, Seen picture) {
        boolean painted = !UNPAINTED.contains(glyph.mechanism) && (glyph.text == null || !glyph.text.isBlank());
        if (!painted || glyph.order < picture.order()) {
            return false;
        }
        double cosine = Math.cos(Math.toRadians(glyph.angle));
        double sine = Math.sin(Math.toRadians(glyph.angle));
        var box = new Rectangle2D.Double();
        for (int corner = 0; corner < 4; corner++) {
            double along = (corner & 1) == 0 ? glyph.start : glyph.end;
            double up = glyph.baseline + ((corner & 2) == 0 ? -0.3 : 1) * glyph.size;
            double x = along * cosine - up * sine;
            double y = along * sine + up * cosine;
            if (corner == 0) {
                box.setRect(x, y, 0, 0);
            } else {
                box.add(x, y);
            }
        }
        return box.getMaxX() >= picture.area().getMinX()
                && box.getMinX() <= picture.area().getMaxX()
                && box.getMaxY() >= picture.area().getMinY()
                && box.getMinY() <= picture.area().getMaxY();
    }
}
