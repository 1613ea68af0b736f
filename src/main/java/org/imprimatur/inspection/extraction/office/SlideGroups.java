package org.imprimatur.inspection.extraction.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Where shapes stand on a slide, through the groups around them. */
final class SlideGroups {
    static final Set<String> ELEMENTS = Set.of("p:grpSp", "a:xfrm", "p:xfrm", "a:off", "a:ext", "a:chOff", "a:chExt");

    private static final class Group {
        private @Nullable Frame frame;
        private @Nullable Frame inner;
        private boolean hidden;
    }

    private final Deque<Group> groups = new ArrayDeque<>();
    private double x;
    private double y;
    private double innerX;
    private double innerY;

    boolean isHidden() {
        return groups.stream().anyMatch(group -> group.hidden);
    }

    /** Whether the group that is open is hidden. */
    void hide(boolean hidden) {
        Group group = groups.peek();
        if (group != null) {
            group.hidden |= hidden;
        }
    }

    void begin(String element, String parent, Attributes attributes, @Nullable SlideShape shape) {
        boolean placing = parent.equals("a:xfrm") || parent.equals("p:xfrm");
        Group group = groups.peek();
        switch (element) {
            case "p:grpSp" -> groups.push(new Group());
            case "a:xfrm", "p:xfrm" -> {
                if (shape != null) {
                    shape.rotation = Written.number(attributes.getValue("rot"), 0);
                }
            }
            case "a:off" -> {
                x = Written.length(attributes.getValue("x"), 0);
                y = Written.length(attributes.getValue("y"), 0);
            }
            case "a:chOff" -> {
                innerX = Written.length(attributes.getValue("x"), 0);
                innerY = Written.length(attributes.getValue("y"), 0);
            }
            case "a:ext" -> {
                if (placing) {
                    Frame frame = new Frame(x, y, side(attributes, "cx"), side(attributes, "cy"));
                    if (shape != null) {
                        shape.frame = frame;
                    } else if (group != null) {
                        group.frame = frame;
                    }
                }
            }
            default -> {
                if (placing && shape == null && group != null) {
                    group.inner = new Frame(innerX, innerY, side(attributes, "cx"), side(attributes, "cy"));
                }
            }
        }
    }

    private static double side(Attributes attributes, String name) {
        return Math.max(0, Written.length(attributes.getValue(name), 0));
    }

    void end(String element) {
        if (element.equals("p:grpSp")) {
            groups.poll();
        }
    }

    /** Where a shape of the group that is open stands on the slide; null where it does not say. */
    @Nullable
    Frame placed(@Nullable Frame inGroup) {
        Frame frame = inGroup;
        for (Group group : groups) {
            if (frame != null && group.frame != null && group.inner != null) {
                frame = frame.in(group.frame, group.inner);
            }
        }
        return frame;
    }
}
