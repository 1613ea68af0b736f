package org.imprimatur.inspection.extraction.office;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What shapes of one slide have from its layout and its master: places, colours and sizes of texts, and what is behind all.
 *
 * @param behind layout and master, where there are such, the nearer first
 */
record SlideLooks(SlidePart slide, List<SlidePart> behind, SlideColours colours) {
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");
    private static final Set<String> OF_PAGE = Set.of("dt", "ftr", "sldNum", "hdr");

    /** Where a shape stands; null where nothing says so. */
    @Nullable
    Frame frame(SlideShape shape) {
        return shape.frame != null ? shape.frame : inherited(shape, like -> like.frame);
    }

    /** What is painted in it, its own or that of the placeholder that it fills; null where nothing is. */
    @Nullable
    DrawnColour paint(SlideShape shape) {
        DrawnColour own = shape.paint();
        return own != null || shape.unfilled ? own : inherited(shape, SlideShape::paint);
    }

    /** The colour of a text that does not say; the theme's for texts where nothing does. */
    DrawnColour textColour(SlideShape shape, int level) {
        DrawnColour colour = look(shape, level, run -> run.colour);
        if (colour == null) {
            colour = shape.textOfStyle;
        }
        return Objects.requireNonNullElseGet(
                colour != null ? colour : styled(shape, level, run -> run.colour), () -> new DrawnColour("tx1", true));
    }

    /** In points; null where nothing says so. */
    @Nullable
    Double textSize(SlideShape shape, int level) {
        Double size = look(shape, level, run -> run.size);
        return size != null ? size : styled(shape, level, run -> run.size);
    }

    private <V> @Nullable V look(SlideShape shape, int level, Function<SlideRun, @Nullable V> part) {
        SlideRun own = shape.levels.get(level);
        V value = own == null ? null : part.apply(own);
        return value != null
                ? value
                : inherited(shape, like -> {
                    SlideRun theirs = like.levels.get(level);
                    return theirs == null ? null : part.apply(theirs);
                });
    }

    private <V> @Nullable V styled(SlideShape shape, int level, Function<SlideRun, @Nullable V> part) {
        String kind = !shape.placeholder || OF_PAGE.contains(shape.type)
                ? "p:otherStyle"
                : TITLES.contains(shape.type) ? "p:titleStyle" : "p:bodyStyle";
        for (SlidePart each : behind) {
            Map<Integer, SlideRun> styles = each.style(kind);
            SlideRun run = styles.get(level);
            V value = run == null ? null : part.apply(run);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private <V> @Nullable V inherited(SlideShape shape, Function<SlideShape, @Nullable V> part) {
        if (!shape.placeholder) {
            return null;
        }
        for (SlidePart each : behind) {
            SlideShape like = like(shape, each.shapes());
            V value = like == null ? null : part.apply(like);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** From which a placeholder takes what it does not say (ECMA-376 part 1, 19.3.1.36): by its index, else by its kind. */
    private static @Nullable SlideShape like(SlideShape shape, List<SlideShape> others) {
        SlideShape ofKind = null;
        for (SlideShape other : others) {
            boolean sameKind = other.placeholder && kind(shape.type).equals(kind(other.type));
            if (sameKind && shape.index != null && shape.index.equals(other.index)) {
                return other;
            }
            ofKind = ofKind == null && sameKind ? other : ofKind;
        }
        return ofKind;
    }

    private static String kind(String type) {
        if (TITLES.contains(type)) {
            return "title";
        }
        return OF_PAGE.contains(type) ? type : "body";
    }

    /** What is behind a text in this shape: its own paint, or that of what lies under it. Empty where it is not known. */
    String ground(SlideShape shape, @Nullable Frame frame) {
        DrawnColour own = paint(shape);
        if (own != null && own.alpha() > 0.5) {
            return own.in(colours);
        }
        String under = under(slide.shapes(), shape, frame);
        for (int i = 0; under == null && i < behind.size(); i++) {
            under = under(behind.get(i).shapes(), shape, frame);
        }
        return under == null ? page() : under;
    }

    private @Nullable String under(List<SlideShape> shapes, SlideShape shape, @Nullable Frame frame) {
        String under = null;
        for (SlideShape each : shapes) {
            if (each == shape) {
                return under;
            }
            DrawnColour paint = each.placeholder && !each.hasText() && shapes != slide.shapes() ? null : each.paint();
            if (frame != null && each.frame != null && paint != null && each.frame.holdsMiddleOf(frame)) {
                under = paint.alpha() > 0.5 ? paint.in(colours) : "";
            }
        }
        return under;
    }

    /** The ground of the slide, white where nothing says so. */
    String page() {
        DrawnColour ground = slide.ground();
        for (int i = 0; ground == null && i < behind.size(); i++) {
            ground = behind.get(i).ground();
        }
        return ground == null ? colours.named("bg1") : ground.in(colours);
    }
}
