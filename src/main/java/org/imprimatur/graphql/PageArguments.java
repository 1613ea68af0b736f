package org.imprimatur.graphql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a connection field (Relay Cursor Connections Specification), checked: one direction, 1 to 100 objects.
 *
 * @param size how many objects the page has at most
 * @param cursor the position to go on from, decoded; null for the beginning, or the end when going backward
 * @param backward whether the page lies before the cursor
 */
public record PageArguments(int size, @Nullable String cursor, boolean backward) {
    /** The size of a page of unsaid size. */
    static final int USUAL = 20;
    /** The largest page. */
    static final int MOST = 100;

    /** @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} for both directions at once, a size out of range, or a foreign cursor */
    public static PageArguments of(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        boolean backward = last != null || before != null;
        if (backward && (first != null || after != null)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        Integer asked = backward ? last : first;
        int size = asked == null ? USUAL : asked;
        if (size < 1 || size > MOST) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        String position = backward ? before : after;
        return new PageArguments(size, position == null ? null : decode(position), backward);
    }

    /** How many rows to ask for, so that one more than a page tells whether there are more. */
    public int probe() {
        return size + 1;
    }

    /**
     * A page of what was found.
     *
     * @param found at most {@link #probe()} objects, in the connection's order; when going backward, nearest to the cursor
     *     first
     * @param position where an object stands in the order, as the next page will get it back in {@link #cursor()}
     */
    public <T> Page<T> page(List<T> found, Function<T, String> position) {
        boolean more = found.size() > size;
        var items = new ArrayList<>(more ? found.subList(0, size) : found);
        if (backward) {
            Collections.reverse(items);
        }
        var cursors = items.stream().map(position).map(PageArguments::encode).toList();
        return new Page<>(
                items,
                cursors,
                new PageInfo(
                        backward ? cursor != null : more,
                        backward ? more : cursor != null,
                        cursors.isEmpty() ? null : cursors.get(0),
                        cursors.isEmpty() ? null : cursors.get(cursors.size() - 1)));
    }

    /** Objects, the cursor of each, and where the page stands. */
    public record Page<T>(List<T> items, List<String> cursors, PageInfo info) {
        /** The page's edges, made from object and cursor. */
        public <E> List<E> edges(BiFunction<T, String, E> edge) {
            var edges = new ArrayList<E>();
            for (int i = 0; i < items.size(); i++) {
                edges.add(edge.apply(items.get(i), cursors.get(i)));
            }
            return edges;
        }
    }

    private static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
