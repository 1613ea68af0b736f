package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Since when the record has said nothing new (decision 0039). An era lasts from one entry that matters to the next: what was true
 * at any moment of it is true at every other, also where transactions become visible out of order, because an era's point is the
 * snapshot of a look that found nothing new since the point before, or of a glance by which nothing was otherwise. Each replica keeps
 * its own. Safe for concurrent use.
 */
@ApplicationScoped
class Eras {
    /** Beyond it the machine's clock has not gone as the database's has. */
    private static final Duration DRIFT = Duration.ofMillis(500);

    /** Of so many sets of kinds of rows the statements are kept; those that are asked for most seldom are written anew. */
    private static final int MOST_LOOKS = 200;

    private final AgroalDataSource database;
    private final AuditConfig config;
    private final Set<String> aside;
    private final AtomicReference<Era> era = new AtomicReference<>(new Era(null, 0));
    private final Map<LookedAt, RecordLook> looks = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Clock clock;
    private volatile @Nullable Moment moment;
    private final AsideTransactions asideTransactions = new AsideTransactions();

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

    /**
     * A clock that shows what the database's showed at one look, and goes as this machine's since.
     *
     * @param nanos of that look, by {@link System#nanoTime}
     */
    record Clock(Instant shown, long nanos) {
        Instant now() {
            return at(System.nanoTime());
        }

        private Instant at(long later) {
            return shown.plusNanos(later - nanos);
        }
    }

    /** Kinds of rows that nothing remembered rests on. */
    Set<String> aside() {
        return aside;
    }

    Era now() {
        return Objects.requireNonNull(era.get());
    }

    /** The clock of the last look; null before the first. Whatever is judged by it is held against a look afterwards. */
    @Nullable
    Clock clock() {
        return clock;
    }

    /** Transactions between two moments that change nothing that is remembered. */
    AsideTransactions asideTransactions() {
        return asideTransactions;
    }

    /** Whether nothing is known to be otherwise since this moment; whoever relies on it glances at the database. */
    boolean isLast(Moment seen) {
        Moment last = moment;
        return last != null && last.isAsAt(seen, unchanging(last));
    }

    private LongPredicate unchanging(Moment at) {
        return one -> asideTransactions.has(one, at.server());
    }

    /**
     * What a glance at the database told.
     *
     * @param moment null where there is none
     */
    record Glance(Told told, @Nullable Moment moment) {}

    /** Glances at the database, in the caller's transaction or without one. */
    Glance glance() {
        try (Connection connection = database.getConnection()) {
            long asked = System.nanoTime();
            var found = RecordLook.glance(connection);
            long answered = System.nanoTime();
            clock = new Clock(found.now(), answered);
            moment = found.moment();
            return new Glance(new Told(found.now(), asked, answered), found.moment());
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be looked at", failure);
        }
    }

    /**
     * Whether by this glance nothing that is remembered is otherwise since this moment, which is one of the era's; nothing that matters
     * was recorded then either.
     *
     * @param since the era that the moment is of, as it was before the glance or a little later
     */
    boolean isStill(Moment seen, Glance glance, Era since) {
        Moment now = glance.moment();
        if (now == null || !now.isAsAt(seen, unchanging(now))) {
            return false;
        }
        RecordPoint point = since.point();
        if (point != null && !now.equals(seen) && !point.isAfter(now)) {
            // So that the next look has not more and more of it to look through.
            era.compareAndSet(since, new Era(point.at(now), since.number()));
        }
        return true;
    }

    /**
     * Until when no entry can have waited too long for its place if nothing is otherwise, by a look at a record where none has. An entry
     * that was inserted and not committed at the look may have waited longer, by what its transaction takes.
     */
    Instant integratedUntil(RecordLook.Found found) {
        Instant oldest = found.oldestWaiting();
        return (oldest == null ? found.now() : oldest).plus(config.staleAfter());
    }

    /** Nothing is remembered any more that was remembered in this era. */
    void end(Era ending) {
        era.updateAndGet(now -> now.number() == ending.number() ? new Era(now.point(), now.number() + 1) : now);
    }

    /** A look at the record and at these rows, without asking whether entries get their place. */
    RecordLook lookAt(List<Surroundings> rows, RecordLook.Says says) {
        synchronized (looks) {
            RecordLook look = looks.computeIfAbsent(
                    new LookedAt(rows, says), at -> RecordLook.ofNews(at.rows(), aside, at.says()));
            if (looks.size() > MOST_LOOKS) {
                looks.remove(looks.keySet().iterator().next());
            }
            return look;
        }
    }

    private record LookedAt(List<Surroundings> rows, RecordLook.Says says) {}

    /**
     * What time the database said it is.
     *
     * @param asked when, by {@link System#nanoTime}
     * @param answered likewise
     */
    record Told(Instant now, long asked, long answered) {
        /** Whether the clock has gone as the database's until then. */
        boolean isTold(Clock by) {
            return !now.isBefore(by.at(asked).minus(DRIFT))
                    && !now.isAfter(by.at(answered).plus(DRIFT));
        }
    }

    /** What a look found, and the time that it told. */
    record Looked(RecordLook.Found found, Told told) {}

    /**
     * Looks at the record in the caller's transaction, or without one. What was found since the era's point ends the era; where
     * another look was faster, it or a later one finds the same.
     */
    Looked look(RecordLook look, Era since, List<String> values) {
        try (Connection connection = database.getConnection()) {
            long asked = System.nanoTime();
            var found = look.at(
                    connection, since.point(), values, config.staleAfter().toSeconds());
            long answered = System.nanoTime();
            clock = new Clock(found.now(), answered);
            moment = found.moment();
            RecordPoint point = found.point();
            if (point != null) {
                era.compareAndSet(since, new Era(point, found.nothingNew() ? since.number() : since.number() + 1));
            }
            return new Looked(found, new Told(found.now(), asked, answered));
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be looked at", failure);
        }
    }
}
