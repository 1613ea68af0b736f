package org.imprimatur.policy.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields a manifest has filled. A field that holds one value per recipient is present only when every recipient has
 * it. Only presence is known here, never a value.
 */
public record Evidence(Set<EvidenceField> present) {
    public static final Evidence NONE = new Evidence(Set.of());

    public Evidence {
        present = sorted(present);
    }

    public static Evidence of(EvidenceField... fields) {
        return new Evidence(sorted(List.of(fields)));
    }

    public boolean has(EvidenceField field) {
        return present.contains(field);
    }

    private static Set<EvidenceField> sorted(Collection<EvidenceField> fields) {
        var set = EnumSet.noneOf(EvidenceField.class);
        set.addAll(fields);
        return Collections.unmodifiableSet(set);
    }
}
