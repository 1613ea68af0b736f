package org.imprimatur.policy.rules;

import java.time.Duration;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What policy asks for in one case.
 *
 * @param forbiddenBy everything that forbids it; empty only when nothing does
 * @param signOffs all sign-offs needed, each role once, earlier ones first
 * @param publishWithin the shortest time of all rows, counted from approval; zero when no row sets one
 * @param freshWithin the shortest age that a signer's authentication may have; null for the product's default
 * @param matched the rows that applied, by id
 * @param rulesDigest over the content of exactly these rows: a new policy version that does not touch them keeps it
 */
public record Requirement(
        List<Ban> forbiddenBy,
        List<RequiredSignOff> signOffs,
        Duration publishWithin,
        boolean singleUse,
        @Nullable Duration freshWithin,
        List<PolicyRule> matched,
        Sha256 rulesDigest) {
    public Requirement {
        forbiddenBy = List.copyOf(forbiddenBy);
        signOffs = List.copyOf(signOffs);
        matched = List.copyOf(matched);
    }

    /** Whether the sign-offs, once complete, allow the disclosure. Nothing to sign is never enough. */
    public boolean allowed() {
        return forbiddenBy.isEmpty() && !signOffs.isEmpty();
    }

    public boolean isForbiddenBecause(Ban.Reason reason) {
        return forbiddenBy.stream().anyMatch(ban -> ban.reason() == reason);
    }
}
