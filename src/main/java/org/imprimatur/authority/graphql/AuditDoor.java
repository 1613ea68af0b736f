package org.imprimatur.authority.graphql;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How files and pages leave the service for those who audit it. */
public final class AuditDoor {
    public static final MediaType CSV = new MediaType("text", "csv", "UTF-8");

    /** Nothing in it is carried out, whatever it is taken for. */
    private static final String INERT = "default-src 'none'; sandbox";

    private AuditDoor() {}

    /** @param name the file's; a constant, for it stands in a header */
    public static Response file(Object content, MediaType type, String name) {
        return guarded(Response.ok(content, type), INERT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** @param policy what a browser may do with it */
    public static Response page(String html, String policy) {
        return guarded(Response.ok(html, new MediaType("text", "html", "UTF-8")), policy)
                .build();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer, String policy) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer");
    }
}
