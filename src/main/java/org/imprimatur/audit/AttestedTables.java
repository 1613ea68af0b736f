package org.imprimatur.audit;

import java.util.List;

/** A feature's tables whose rows entries vouch for; each feature produces one as a bean. */
public record AttestedTables(List<AttestedTable<?, ?>> tables) {
    public AttestedTables {
        tables = List.copyOf(tables);
    }

    public static AttestedTables of(AttestedTable<?, ?>... tables) {
        return new AttestedTables(List.of(tables));
    }
}
