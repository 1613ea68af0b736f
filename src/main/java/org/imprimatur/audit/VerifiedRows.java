package org.imprimatur.audit;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that counted, remembered as long as their era lasts: one that is read again and says the same counts without its entry being read,
 * if that lies where it lay (decision 0045). Only so many, and given back when memory is short. Safe for concurrent use.
 */
final class VerifiedRows {
    /** What is asked most seldom is forgotten first. */
    private static final int MOST = 5_000;

    private static final Duration LONGEST = FactMemory.LONGEST;

    private final Map<String, Known> rows = new LinkedHashMap<>(16, 0.75f, true);
    private long era;

    private record Known(SoftReference<AuditLog.Cited<?>> row, String entryPlace, long since) {
        boolean isOld() {
            return System.nanoTime() - since > LONGEST.toNanos();
        }
    }

    /** Where the row's entry lay when it counted; null where it is not known to count in this era. */
    @Nullable
    synchronized String entryPlace(AuditLog.Cited<?> row, Eras.Era era) {
        if (era.number() != this.era) {
            return null;
        }
        Known known = rows.get(key(row));
        return known == null || known.isOld() || !row.equals(known.row().get()) ? null : known.entryPlace();
    }

    synchronized void remember(AuditLog.Cited<?> row, String entryPlace, Eras.Era era) {
        if (era.number() < this.era) {
            return;
        }
        if (era.number() > this.era) {
            rows.clear();
            this.era = era.number();
        }
        rows.put(key(row), new Known(new SoftReference<>(row), entryPlace, System.nanoTime()));
        if (rows.size() > MOST) {
            rows.remove(rows.keySet().iterator().next());
        }
    }

    private static String key(AuditLog.Cited<?> row) {
        return row.row().attestedKind() + " " + row.row().attestedId();
    }
}
