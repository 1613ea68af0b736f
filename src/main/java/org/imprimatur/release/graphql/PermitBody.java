package org.imprimatur.release.graphql;

import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.release.rules.PermitQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A permit question as it comes over HTTP, unchecked.
 *
 * @param handle only where one is redeemed
 */
public record PermitBody(
        @Nullable String sha256,
        @Nullable String fileName,
        @Nullable String audience,
        @Nullable String channel,
        @Nullable String destination,
        @Nullable String recipient,
        @Nullable String handle) {
    /** @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} */
    PermitQuestion question() {
        if (sha256 == null || !Sha256.isSpelledRight(sha256)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return new PermitQuestion(
                new Sha256(sha256),
                PermitText.checked(fileName),
                constant(Audience.class, audience),
                constant(Channel.class, channel),
                PermitText.checked(destination),
                recipient == null ? null : PermitText.checked(recipient));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
    }
}
