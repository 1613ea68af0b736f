package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Whether the record says anything new, asked anew at each question (decision 0039). An era lasts from one entry that matters to
 * the next: what was true at any moment of it is true at every other, also where transactions become visible out of order,
 * because an era's point is the snapshot of a look that found nothing new since the point before. Each replica keeps its own.
 * Safe for concurrent use.
 */
@ApplicationScoped
public class RecordWatch {
    private final AgroalDataSource database;
    private final AuditHealth health;
    private final AuditConfig config;
    private final NewestEntries newest;
    private final Map<String, String> tables = new HashMap<>();
    private final Set<String> aside = new HashSet<>();
    private final AtomicReference<Era> era = new AtomicReference<>(new Era(null, 0));

    RecordWatch(
            AgroalDataSource database,
            @Readiness AuditHealth health,
            AuditConfig config,
            NewestEntries newest,
            @All List<AttestedTables> features) {
        this.database = database;
        this.health = health;
        this.config = config;
        this.newest = newest;
        for (AttestedTables feature : features) {
            for (AttestedTable<?, ?> table : feature.tables()) {
                Table named = Objects.requireNonNull(table.rows().getAnnotation(Table.class));
                tables.put(table.kind(), named.schema() + "." + named.name());
                if (table.isAside()) {
                    aside.add(table.kind());
                }
            }
        }
    }

    /** @param point null before the first look */
    record Era(@Nullable RecordPoint point, long number) {}

    /**
     * A memory of facts that rest on rows of these kinds, whose ids are UUIDs, and on rows around them.
     *
     * @param kinds a reading that rests on a row of another kind is not remembered
     * @param amongThose more kinds, all of whose rows are found among those around
     */
    public <K, F> VerifiedFacts<K, F> facts(List<String> kinds, Set<String> amongThose, List<Surroundings> around) {
        var rows = new ArrayList<Surroundings>();
        rows.add(Surroundings.byId("audit.entry", "entry_id"));
        for (String kind : kinds) {
            if (aside.contains(kind)) {
                throw new IllegalArgumentException("nothing remembered rests on a row of kind " + kind);
            }
            rows.add(Surroundings.byId(Objects.requireNonNull(tables.get(kind), kind), "id"));
        }
        rows.addAll(around);
        return new VerifiedFacts<>(this, newest, new RecordLook(rows, aside), kinds, amongThose, rows);
    }

    Era era() {
        return Objects.requireNonNull(era.get());
    }

    /**
     * Looks at the record in the caller's transaction, or without one. What was found since the era's point ends the era; where
     * another look was faster, it or a later one finds the same.
     */
    RecordLook.Found look(RecordLook look, Era since, List<String> values) {
        try (Connection connection = database.getConnection()) {
            var found = look.at(
                    connection, since.point(), values, config.staleAfter().toSeconds());
            RecordPoint point = found.point();
            if (point != null) {
                era.compareAndSet(since, new Era(point, found.nothingNew() ? since.number() : since.number() + 1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("the record cannot be looked at", failure);
        }
    }

    /** Whether releases and protected reads may go on, see {@link AuditHealth#isIntegrated}. */
    boolean isIntegrated(RecordLook.Found found) {
        return found.current() && health.isNothingContradicted();
    }
}
