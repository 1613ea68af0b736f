package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.DownloadStream;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.release.RedeemPermit;
import org.imprimatur.release.ReleaseAttempt;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The door by which released bytes leave. The permit's handle is redeemed before the first byte; the release is looked at
 * before each piece, and once it is stopped the answer is reset with fewer bytes than were announced.
 */
@Path("/content/releases")
@Blocking
public class ReleaseContentResource {
    private static final Logger LOG = Logger.getLogger(ReleaseContentResource.class);

    /** The header that carries the handle: never in an address, which logs and histories keep. */
    static final String HANDLE = "Permit-Handle";

    private final CurrentActor actor;
    private final RedeemPermit redeemPermit;

    ReleaseContentResource(CurrentActor actor, RedeemPermit redeemPermit) {
        this.actor = actor;
        this.redeemPermit = redeemPermit;
    }

    @GET
    @Path("/{id}")
    public Response download(
            @PathParam("id") String id,
            @HeaderParam(HANDLE) @Nullable String handle,
            @Context HttpServerRequest request) {
        var download = redeemPermit.download(
                actor.get(),
                new ReleaseAttempt(GlobalId.parse(ReleaseView.TYPE, id), null),
                PermitResource.handle(handle));
        return Response.ok(new DownloadStream(download.bytes(), request), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, download.byteSize())
                .header("Content-Digest", contentDigest(download.sha256()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(download.fileName()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation, RoutingContext request) {
        if (request.response().headWritten()) {
            LOG.infof("A download broke off: %s", violation.refusal().name());
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        return PermitProblem.answer(violation);
    }

    /** Always an attachment (RFC 6266), named in the form of RFC 8187, which any text fits. */
    private static String attachment(String name) {
        var encoded = new StringBuilder("attachment; filename*=UTF-8''");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xFF));
        }
        return encoded.toString();
    }

    /** RFC 9530, section 2. */
    private static String contentDigest(Sha256 sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256.bytes()) + ":";
    }
}
