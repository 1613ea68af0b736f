package org.imprimatur.inspection.rules;

import org.jspecify.annotations.Nullable;

/**
 * How far an inspection is.
 *
 * @param share of the phase that is done, from 0 to 1; null where nobody knows how much there is
 */
public record InspectionProgress(
        InspectionPhase phase, @Nullable Double share) {
    public InspectionProgress {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is between 0 and 1");
        }
    }

    public static InspectionProgress of(InspectionPhase phase, long done, long all) {
        return new InspectionProgress(phase, all <= 0 ? null : Math.min(1, Math.max(0, (double) done / all)));
    }
}
