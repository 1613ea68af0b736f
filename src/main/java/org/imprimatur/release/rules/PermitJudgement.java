package org.imprimatur.release.rules;

import org.jspecify.annotations.Nullable;

/**
 * The answer together with the release it speaks of, for who goes on to use the permit.
 *
 * @param release the release that permits, or the one that came nearest; null where there is none
 */
public record PermitJudgement(PermitAnswer answer, @Nullable Release release) {
    /**
     * The release that permits.
     *
     * @throws PermitRefused when the answer is no
     */
    public Release orRefuse() {
        if (!answer.permitted() || release == null) {
            throw new PermitRefused(answer.reasons());
        }
        return release;
    }
}
