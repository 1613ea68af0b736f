package org.imprimatur.audit;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.health.Readiness;

/** Makes memories of what was read and verified, which end when the record says anything new (decisions 0039 and 0045). */
@ApplicationScoped
public class RecordWatch {
    private final Eras eras;
    private final AuditHealth health;
    private final NewestEntries newest;
    private final Map<String, String> tables = new HashMap<>();

    RecordWatch(Eras eras, @Readiness AuditHealth health, NewestEntries newest, @All List<AttestedTables> features) {
        this.eras = eras;
        this.health = health;
        this.newest = newest;
        for (AttestedTables feature : features) {
            for (AttestedTable<?, ?> table : feature.tables()) {
                Table named = Objects.requireNonNull(table.rows().getAnnotation(Table.class));
                tables.put(table.kind(), named.schema() + "." + named.name());
            }
        }
    }

    /**
     * A memory of facts that rest on rows of these kinds, whose ids are UUIDs, and on rows around them.
     *
     * @param kinds a reading that rests on a row of another kind is not remembered
     * @param amongThose more kinds, all of whose rows are found among those around
     */
    public <K, F> VerifiedFacts<K, F> facts(List<String> kinds, Set<String> amongThose, List<Surroundings> around) {
        return new VerifiedFacts<>(this, eras, newest, memory(kinds, amongThose, around), false);
    }

    /** The same of facts that count only while entries get their place in the log, which is asked with them. */
    public <K, F> VerifiedFacts<K, F> factsWhileIntegrated(
            List<String> kinds, Set<String> amongThose, List<Surroundings> around) {
        return new VerifiedFacts<>(this, eras, newest, memory(kinds, amongThose, around), true);
    }

    /** The same for facts that queries alone ask for. */
    public <K, F> SupposedFacts<K, F> supposed(List<String> kinds, Set<String> amongThose, List<Surroundings> around) {
        return new SupposedFacts<>(eras, newest, memory(kinds, amongThose, around));
    }

    private <K, F> FactMemory<K, F> memory(List<String> kinds, Set<String> amongThose, List<Surroundings> around) {
        var rows = new ArrayList<Surroundings>();
        rows.add(Surroundings.ENTRIES);
        for (String kind : kinds) {
            if (eras.aside().contains(kind)) {
                throw new IllegalArgumentException("nothing remembered rests on a row of kind " + kind);
            }
            rows.add(Surroundings.byId(Objects.requireNonNull(tables.get(kind), kind), "id"));
        }
        rows.addAll(around);
        return new FactMemory<>(kinds, amongThose, rows);
    }

    /** The part of {@link AuditHealth#isIntegrated} that the database is not asked for. */
    boolean isNothingContradicted() {
        return health.isNothingContradicted();
    }
}
