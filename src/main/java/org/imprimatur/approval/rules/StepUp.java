package org.imprimatur.approval.rules;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How somebody must have been authenticated to sign.
 *
 * @param acrValues the authentication context classes that are good enough; at least one
 * @param maxAge how long ago it may have been; positive
 */
public record StepUp(Set<String> acrValues, Duration maxAge) {
    public StepUp {
        acrValues = Set.copyOf(new TreeSet<>(acrValues));
        if (acrValues.isEmpty() || maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException("signing needs an accepted acr value and an age above zero");
        }
    }

    /** The stricter of this and what the policy asks for. */
    StepUp within(@Nullable Duration freshWithin) {
        return freshWithin == null || freshWithin.compareTo(maxAge) >= 0 ? this : new StepUp(acrValues, freshWithin);
    }
}
