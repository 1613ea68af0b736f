package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Since when the record has said nothing new (decision 0039). An era lasts from one entry that matters to the next: what was true
 * at any moment of it is true at every other, also where transactions become visible out of order, because an era's point is the
 * snapshot of a look that found nothing new since the point before. Each replica keeps its own. Safe for concurrent use.
 */
@ApplicationScoped
class Eras {
    /** Beyond it the machine's clock has not gone as the database's has. */
    private static final Duration DRIFT = Duration.ofMillis(500);

    private final AgroalDataSource database;
    private final AuditConfig config;
    private final Set<String> aside;
    private final AtomicReference<Era> era = new AtomicReference<>(new Era(null, 0));
    private final ConcurrentHashMap<List<Surroundings>, RecordLook> looks = new ConcurrentHashMap<>();
    private volatile @Nullable Seen seen;

    Eras(AgroalDataSource database, AuditConfig config, @All List<AttestedTables> features) {
        this.database = database;
        this.config = config;
        this.aside = features.stream()
                .flatMap(feature -> feature.tables().stream())
                .filter(AttestedTable::isAside)
                .map(AttestedTable::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param point null before the first look */
    record Era(@Nullable RecordPoint point, long number) {}

    /** @param nanos by {@link System#nanoTime} */
    private record Seen(Instant now, long nanos) {
        Instant at(long later) {
            return now.plusNanos(later - nanos);
        }
    }

    /** Kinds of rows that nothing remembered rests on. */
    Set<String> aside() {
        return aside;
    }

    Era now() {
        return Objects.requireNonNull(era.get());
    }

    /**
     * What time it is by the last look at the database's clock and this machine's since; null before the first. For what is held
     * against a look afterwards.
     */
    @Nullable
    Instant clock() {
        Seen last = seen;
        return last == null ? null : last.at(System.nanoTime());
    }

    /** Nothing is remembered any more that was remembered in this era. */
    void end(Era ending) {
        era.updateAndGet(now -> now.number() == ending.number() ? new Era(now.point(), now.number() + 1) : now);
    }

    /** A look at the record and at these rows, without asking whether entries get their place. */
    RecordLook lookAt(List<Surroundings> rows) {
        return looks.computeIfAbsent(rows, these -> RecordLook.ofNews(these, aside));
    }

    /**
     * What a look found.
     *
     * @param isTimely whether {@link #clock} went right until then
     */
    record Looked(RecordLook.Found found, boolean isTimely) {}

    /**
     * Looks at the record in the caller's transaction, or without one. What was found since the era's point ends the era; where
     * another look was faster, it or a later one finds the same.
     */
    Looked look(RecordLook look, Era since, List<String> values) {
        try (Connection connection = database.getConnection()) {
            Seen last = seen;
            long asked = System.nanoTime();
            var found = look.at(
                    connection, since.point(), values, config.staleAfter().toSeconds());
            long answered = System.nanoTime();
            seen = new Seen(found.now(), answered);
            RecordPoint point = found.point();
            if (point != null) {
                era.compareAndSet(since, new Era(point, found.nothingNew() ? since.number() : since.number() + 1));
            }
            return new Looked(
                    found,
                    last == null
                            || !found.now().isBefore(last.at(asked).minus(DRIFT))
                                    && !found.now().isAfter(last.at(answered).plus(DRIFT)));
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be looked at", failure);
        }
    }
}
