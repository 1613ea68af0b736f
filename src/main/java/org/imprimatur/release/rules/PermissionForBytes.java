package org.imprimatur.release.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes may go out only under a published release whose every condition still holds, and only exactly as approved.
 * Unknown bytes: no. Anything in doubt: no.
 */
public final class PermissionForBytes {
    private PermissionForBytes() {}

    /** One release of the bytes, with what was looked up about it. */
    public record Candidate(Release release, Footing footing) {}

    private record Judged(Release release, List<PermitReason> reasons) {}

    /**
     * Judges the question at one moment.
     *
     * @param bytesAreKnown whether any document has a version with these bytes
     * @param candidates every release that names these bytes
     */
    public static PermitJudgement judge(
            PermitQuestion question, boolean bytesAreKnown, List<Candidate> candidates, Instant now) {
        if (!bytesAreKnown) {
            return new PermitJudgement(PermitAnswer.no(PermitReason.UNKNOWN_BYTES), null);
        }
        var nearest = nearest(question, candidates, now);
        if (nearest == null) {
            return new PermitJudgement(PermitAnswer.no(PermitReason.NO_RELEASE), null);
        }
        var release = nearest.release();
        var answer = nearest.reasons().isEmpty()
                ? PermitAnswer.yes(release.id())
                : new PermitAnswer(false, nearest.reasons(), release.id());
        return new PermitJudgement(answer, release);
    }

    /** The one with the fewest reasons against it, and of several the one authorised last. */
    private static @Nullable Judged nearest(PermitQuestion question, List<Candidate> candidates, Instant now) {
        return candidates.stream()
                .map(candidate -> new Judged(candidate.release(), reasonsAgainst(question, candidate, now)))
                .min(Comparator.<Judged>comparingInt(judged -> judged.reasons().size())
                        .thenComparing(
                                judged -> judged.release().milestones().authorisedAt(), Comparator.reverseOrder()))
                .orElse(null);
    }

    private static List<PermitReason> reasonsAgainst(PermitQuestion question, Candidate candidate, Instant now) {
        var reasons =
                new ArrayList<>(question.differencesFrom(candidate.release().terms()));
        reasons.addAll(RightToStayOut.reasonsAgainst(candidate.release(), candidate.footing(), now));
        return reasons;
    }
}
