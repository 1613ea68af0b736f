package org.imprimatur.inspection.rules;

import org.imprimatur.inspection.rules.TableFigures.Figure;
import org.jspecify.annotations.Nullable;

/** One row or column of figures in two editions: its parts, and the total of them. */
final class FiguresOfLine {
    private final OfEdition now = new OfEdition();
    private final OfEdition was = new OfEdition();
    private int totals;
    private int parts;
    private int unknown;
    private long sum;
    private boolean changed;
    private @Nullable Figure hidden;
    private @Nullable Figure any;

    private static final class OfEdition {
        private int total = -1;
        private int parts;
        private int unknown;

        void add(boolean isTotal, @Nullable Figure figure) {
            if (figure == null) {
                return;
            }
            if (isTotal) {
                total = figure.count();
            } else {
                parts++;
                unknown += figure.isShown() ? 0 : 1;
            }
        }

        /** What is missing in it can be computed without the other. */
        boolean suffices() {
            return total >= 0 && parts > 0 && unknown <= 1;
        }
    }

    void add(boolean isTotal, @Nullable Figure here, @Nullable Figure there) {
        now.add(isTotal, here);
        was.add(isTotal, there);
        any = here == null ? any : here;
        if (isTotal) {
            totals++;
            return;
        }
        parts++;
        Figure known = here != null && here.isShown() ? here : there;
        if (known == null || !known.isShown()) {
            unknown++;
            hidden = here == null ? hidden : here;
            return;
        }
        sum += known.count();
        changed |= here != null && there != null && here.isShown() && there.isShown() && here.count() != there.count();
    }

    /**
     * The figure in the later edition that both together give away: the suppressed one, or else one of the line. Null where they give
     * away none, or one alone does.
     */
    @Nullable
    Figure computable() {
        boolean contradict = now.total >= 0 && was.total >= 0 && now.total != was.total;
        long total = Math.max(now.total, was.total);
        boolean given = totals == 1
                && parts > 1
                && unknown <= 1
                && total >= 0
                && !changed
                && !contradict
                && !now.suffices()
                && !was.suffices()
                && SmallCells.isSmall((int) Math.max(0, Math.min(Integer.MAX_VALUE, total - sum)));
        return given ? hidden == null ? any : hidden : null;
    }
}
