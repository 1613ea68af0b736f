package org.imprimatur.audit;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;

/** A row of a kind, of which nothing is known but that there is one. */
record BareRow(String attestedKind, String attestedId) implements Attested {
    static BareRow of(String kind) {
        return new BareRow(kind, UUID.randomUUID().toString());
    }

    @Override
    public SortedMap<String, Object> attested() {
        return new TreeMap<>();
    }
}
