package org.imprimatur.document.graphql;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.graphql.EdgeRefusal;

/** How a refusal looks over plain HTTP: a status, and the same code and message as in the API's user errors. */
public record ContentRefused(String code, String message) {
    public static Response answer(RuleViolation.Refusal refusal) {
        return answer(Response.status(status(refusal)), refusal);
    }

    /** Not now: in so many seconds. */
    public static Response answerLater(RuleViolation.Refusal refusal, int seconds) {
        return answer(
                Response.status(Response.Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, seconds), refusal);
    }

    private static Response answer(Response.ResponseBuilder answer, RuleViolation.Refusal refusal) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(of(refusal))
                .build();
    }

    static ContentRefused of(RuleViolation.Refusal refusal) {
        return new ContentRefused(refusal.name(), refusal.message());
    }

    static int status(RuleViolation.Refusal refusal) {
        if (refusal instanceof DocumentRefusal known) {
            return switch (known) {
                case DOCUMENT_NOT_FOUND, VERSION_NOT_FOUND -> 404;
                case NOT_A_SUBMITTER, MAY_NOT_READ_CONTENT -> 403;
                case CONTENT_TOO_LARGE -> 413;
                case CONTENT_TYPE_NOT_ACCEPTABLE -> 415;
                case CONTENT_DIGEST_UNREADABLE -> 400;
                default -> 422;
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
