package org.imprimatur.policy.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * What policy is asked about: these categories, found or declared, to this audience, under these legal bases.
 *
 * @param categories all categories of the version, found by inspection and declared by the submitter together
 * @param cited the legal bases that the manifest names
 */
public record PolicyCase(
        Set<ProtectionCategory> categories,
        Audience audience,
        Set<LegalBasis> cited,
        ContentFacts facts,
        Evidence evidence) {
    public PolicyCase {
        var each = EnumSet.noneOf(ProtectionCategory.class);
        each.addAll(categories);
        categories = Collections.unmodifiableSet(each);
        cited = Collections.unmodifiableSet(new TreeSet<>(cited));
    }

    /** The categories that count: AGGREGATE_ONLY falls away as soon as there is another. */
    Set<ProtectionCategory> countedCategories() {
        var counted = EnumSet.noneOf(ProtectionCategory.class);
        counted.addAll(categories);
        if (counted.size() > 1) {
            counted.remove(ProtectionCategory.AGGREGATE_ONLY);
        }
        return counted;
    }
}
