package org.imprimatur.inspection.rules;

import java.util.HashSet;
import java.util.Set;

/**
 * What another inspection of the same bytes says beside an earlier one.
 *
 * @param appeared findings that call for more than an acknowledgement and that the earlier one did not have
 * @param disappeared such findings that only the earlier one had
 */
public record ReportComparison(Verdict verdict, int appeared, int disappeared) {
    /** Declared from grave to slight. */
    public enum Verdict {
        /** It can no longer be read, so nothing is known. */
        UNREADABLE,
        /** It finds what was not found before: another category, more people, content that is hidden, or a finding of weight. */
        GRAVER,
        /** It finds less, and nothing new. */
        MILDER,
        SAME
    }

    /** The same thing by whichever version of a recogniser: what it is, where it is and which values it is about. */
    private record Found(String recogniser, Mechanism mechanism, String place, String keyedHash) {}

    public static ReportComparison of(InspectionReport before, InspectionReport after) {
        Set<Found> then = weighty(before);
        Set<Found> now = weighty(after);
        int appeared = without(now, then);
        int disappeared = without(then, now);
        return new ReportComparison(verdict(before, after, appeared, disappeared), appeared, disappeared);
    }

    /** Whether what rested on the earlier one must not go on. */
    public boolean takesGroundAway() {
        return switch (verdict) {
            case UNREADABLE, GRAVER -> true;
            case MILDER, SAME -> false;
        };
    }

    private static Verdict verdict(InspectionReport before, InspectionReport after, int appeared, int disappeared) {
        if (after.state() == InspectionState.UNINSPECTABLE) {
            return before.state() == InspectionState.UNINSPECTABLE ? Verdict.SAME : Verdict.UNREADABLE;
        }
        if (before.state() == InspectionState.UNINSPECTABLE) {
            return Verdict.MILDER;
        }
        boolean graver = appeared > 0
                || !before.categories().containsAll(after.categories())
                || after.personCount() > before.personCount()
                || after.claimantCount() > before.claimantCount()
                || (after.hiddenContent() && !before.hiddenContent());
        if (graver) {
            return Verdict.GRAVER;
        }
        boolean same = disappeared == 0
                && after.categories().equals(before.categories())
                && after.personCount() == before.personCount()
                && after.claimantCount() == before.claimantCount()
                && after.hiddenContent() == before.hiddenContent();
        return same ? Verdict.SAME : Verdict.MILDER;
    }

    private static Set<Found> weighty(InspectionReport report) {
        var found = new HashSet<Found>();
        for (Finding finding : report.findings()) {
            if (finding.severity().isMediumOrAbove()) {
                found.add(new Found(finding.recogniser(), finding.mechanism(), finding.place(), finding.keyedHash()));
            }
        }
        return found;
    }

    private static int without(Set<Found> some, Set<Found> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest.size();
    }
}
