package org.imprimatur.audit.rules;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What texts say, for texts that take far longer to read than to compare. Reading one must depend on nothing but the text, and give
 * something immutable, so that it is as good as read again. Gives back what it keeps when memory is short. Safe for
 * concurrent use.
 *
 * @param <T> what a text says
 */
public final class KnownTexts<T> {
    /** What was not asked for the longest time is forgotten first. */
    private static final int MOST = 1_000;

    private final Function<String, T> reading;
    private final Map<Integer, SoftReference<Known<T>>> known = new LinkedHashMap<>(16, 0.75f, true);

    /** @param reading fails for a text that it cannot read, each time */
    public KnownTexts(Function<String, T> reading) {
        this.reading = reading;
    }

    private record Known<T>(String text, T says) {}

    public T read(String text) {
        Known<T> found = known(text.hashCode());
        if (found != null && found.text().equals(text)) {
            return found.says();
        }
        T says = reading.apply(text);
        keep(text.hashCode(), new Known<>(text, says));
        return says;
    }

    private synchronized @Nullable Known<T> known(int hash) {
        SoftReference<Known<T>> kept = known.get(hash);
        return kept == null ? null : kept.get();
    }

    private synchronized void keep(int hash, Known<T> text) {
        known.put(hash, new SoftReference<>(text));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
