package org.imprimatur.release.graphql;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.release.rules.PermitRefused;
import org.imprimatur.release.rules.ReleaseRefusal;

/**
 * How a refusal looks over plain HTTP: a status, and the same code and message as in the API's user errors.
 *
 * @param reasons why a permit was not given; otherwise empty
 */
record PermitProblem(String code, String message, List<String> reasons) {
    static Response answer(RuleViolation violation) {
        var refusal = violation.refusal();
        var reasons = violation instanceof PermitRefused refused
                ? refused.reasons().stream().map(Enum::name).toList()
                : List.<String>of();
        return Response.status(status(refusal))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(new PermitProblem(refusal.name(), refusal.message(), reasons))
                .build();
    }

    private static int status(RuleViolation.Refusal refusal) {
        if (refusal instanceof ReleaseRefusal known) {
            return switch (known) {
                case PERMIT_HANDLE_UNKNOWN, RELEASE_UNKNOWN -> 404;
                case PERMIT_HANDLE_EXPIRED, PERMIT_HANDLE_REDEEMED -> 410;
                default -> 403;
            };
        }
        if (refusal instanceof AuthorityRefusal) {
            return 403;
        }
        if (refusal == EdgeRefusal.INVALID_ID) {
            return 404;
        }
        return refusal == AuditRefusal.AUDIT_UNAVAILABLE ? 503 : 422;
    }
}
