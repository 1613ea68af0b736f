package org.imprimatur.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Facts that were read and verified, remembered in memory until the record or their rows say anything new; which is asked at each
 * question, in one statement, before they are answered again (decision 0039). Safe for concurrent use.
 *
 * @param <K> what is asked about
 * @param <F> immutable; nothing in it depends on the time, or on what else may change without an entry
 */
public final class VerifiedFacts<K, F> {
    private final RecordWatch watch;
    private final Eras eras;
    private final NewestEntries newest;
    private final FactMemory<K, F> memory;
    private final boolean integration;
    private final RecordLook whetherTheyLie;
    private final RecordLook whereEachLies;

    /** @param integration whether the record is asked too whether entries get their place in it */
    VerifiedFacts(RecordWatch watch, Eras eras, NewestEntries newest, FactMemory<K, F> memory, boolean integration) {
        this.watch = watch;
        this.eras = eras;
        this.newest = newest;
        this.memory = memory;
        this.integration = integration;
        this.whetherTheyLie = look(RecordLook.Says.WHERE_ALL_LIE);
        this.whereEachLies = look(RecordLook.Says.WHERE_EACH_LIES);
    }

    private RecordLook look(RecordLook.Says says) {
        return integration
                ? new RecordLook(memory.rows(), eras.aside(), says)
                : RecordLook.ofNews(memory.rows(), eras.aside(), says);
    }

    /**
     * What was read.
     *
     * @param around for each of the surroundings, the values that its rows are looked up by
     * @param lasting whether it may be remembered
     */
    public record Reading<F>(F facts, List<? extends Collection<String>> around, boolean lasting) {}

    /**
     * Facts as they are at one moment.
     *
     * @param recordIsIntegrated as {@link AuditHealth#isIntegrated}, at that moment; false too where it is not asked, see
     *     {@link RecordWatch#factsWhileIntegrated}
     */
    public record AtOnce<F>(F facts, Instant now, boolean recordIsIntegrated) {}

    /** The same facts for queries, which hold them against the record at their end. */
    public SupposedFacts<K, F> supposed() {
        return new SupposedFacts<>(eras, newest, memory);
    }

    /**
     * The facts of this moment: remembered ones, if nothing that matters was recorded since they were verified and their rows are
     * where they were; otherwise read anew. In the caller's transaction, or without one.
     *
     * @param reading reads everything from the database, through those who verify it; changes nothing, may be done twice
     */
    public AtOnce<F> now(K key, Supplier<Reading<F>> reading) {
        FactMemory.Item<F> item = memory.find(key);
        if (item != null) {
            Eras.Era era = eras.now();
            if (item.era() == era.number()) {
                var known = glanced(item, era).or(() -> lookedAt(item, era));
                if (known.isPresent()) {
                    item.seen(known.get());
                    return atOnce(item.facts(), known.get());
                }
            }
            memory.forget(key, item);
        }
        return anew(key, reading);
    }

    /** Where nothing can be otherwise: a small part of the work of a look. */
    private Optional<FactMemory.Seen> glanced(FactMemory.Item<F> item, Eras.Era era) {
        FactMemory.Seen seen = item.seen();
        Moment moment = seen.moment();
        if (moment == null || (integration && seen.integratedUntil() == null) || !eras.isLast(moment)) {
            return Optional.empty();
        }
        Eras.Glance glance = eras.glance();
        var now = new FactMemory.Seen(glance.told().now(), glance.moment(), seen.integratedUntil());
        return eras.isStill(moment, glance, era) && (!integration || isStillIntegrated(seen, now))
                ? Optional.of(now)
                : Optional.empty();
    }

    /** A clock that was put back is not one by which anything is known. */
    private static boolean isStillIntegrated(FactMemory.Seen seen, FactMemory.Seen now) {
        Instant until = now.integratedUntil();
        return until != null && now.at().isBefore(until) && !now.at().isBefore(seen.at());
    }

    private Optional<FactMemory.Seen> lookedAt(FactMemory.Item<F> item, Eras.Era era) {
        var found = eras.look(whetherTheyLie, era, whetherTheyLie.literals(item.lay()))
                .found();
        return found.nothingNew() && whetherTheyLie.lie(found, item.lay())
                ? Optional.of(seen(found))
                : Optional.empty();
    }

    /** What was true at the last look and may not be any more: enough to know what to lock before asking {@link #now}. */
    public Optional<AtOnce<F>> lately(K key) {
        FactMemory.Item<F> item = memory.find(key);
        return item == null || item.era() != eras.now().number()
                ? Optional.empty()
                : Optional.of(new AtOnce<>(item.facts(), item.seen().at(), true));
    }

    private AtOnce<F> anew(K key, Supplier<Reading<F>> reading) {
        eras.look(whetherTheyLie, eras.now(), whetherTheyLie.nowhere());
        // Its point is older than everything that is read from here on.
        Eras.Era era = eras.now();
        var noted = newest.noted(reading);
        Reading<F> read = noted.answer();
        List<Collection<String>> values =
                noted.counts() && read.lasting() ? memory.values(noted.rows(), read.around()) : null;
        var found = eras.look(
                        whereEachLies, era, values == null ? whereEachLies.nowhere() : whereEachLies.literals(values))
                .found();
        if (values != null && found.nothingNew()) {
            memory.keep(key, read.facts(), values, whereEachLies.byValue(found, values), seen(found), era);
        }
        return atOnce(read.facts(), seen(found));
    }

    private FactMemory.Seen seen(RecordLook.Found found) {
        return new FactMemory.Seen(
                found.now(), found.moment(), integration && found.current() ? eras.integratedUntil(found) : null);
    }

    private AtOnce<F> atOnce(F facts, FactMemory.Seen seen) {
        return new AtOnce<>(facts, seen.at(), seen.integratedUntil() != null && watch.isNothingContradicted());
    }
}
