package org.imprimatur.authority.graphql;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditRefusal;
import org.imprimatur.authority.rules.AuthorityRefusal;

/** What is wrong at one of the auditors' doors, as the API's user errors say it. */
public record RefusedAtDoor(String code, String message) {
    /** 403 for who may not, 503 while nothing can be recorded, 400 for what makes no sense. */
    public static Response answer(RuleViolation violation) {
        return answer(violation, status(violation.refusal()));
    }

    /** With a status that the door knows better. */
    public static Response answer(RuleViolation violation, int status) {
        var refusal = violation.refusal();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(new RefusedAtDoor(refusal.name(), refusal.message()))
                .build();
    }

    private static int status(RuleViolation.Refusal refusal) {
        if (refusal instanceof AuthorityRefusal) {
            return 403;
        }
        return refusal == AuditRefusal.AUDIT_UNAVAILABLE ? 503 : 400;
    }
}
