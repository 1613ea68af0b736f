package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.release.AskPermit;
import org.imprimatur.release.PermitAttempt;
import org.imprimatur.release.RedeemPermit;
import org.imprimatur.release.UsePermit;
import org.imprimatur.release.rules.PermitHandle;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The pipeline's doors: ask whether bytes may go somewhere, use the permit, redeem its handle. */
@Path("/permits")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class PermitResource {
    private final CurrentActor actor;
    private final AskPermit askPermit;
    private final UsePermit usePermit;
    private final RedeemPermit redeemPermit;

    PermitResource(CurrentActor actor, AskPermit askPermit, UsePermit usePermit, RedeemPermit redeemPermit) {
        this.actor = actor;
        this.askPermit = askPermit;
        this.usePermit = usePermit;
        this.redeemPermit = redeemPermit;
    }

    /** @param releaseId the release that permits it, or that came nearest */
    public record Answer(
            boolean permitted,
            List<String> reasons,
            @Nullable String releaseId) {}

    /** @param handle to be redeemed once before {@code expiresAt}, by the same client, for exactly this use */
    public record Granted(String handle, Instant expiresAt, String releaseId) {}

    /** From {@code redeemedAt} on the client may send the bytes, once. */
    public record Redeemed(Instant redeemedAt, String releaseId) {}

    @GET
    public Response ask(@BeanParam PermitParameters asked) {
        var answer = askPermit.ask(actor.unidentified(), asked.question());
        UUID release = answer.release();
        return ok(
                Response.Status.OK,
                new Answer(
                        answer.permitted(),
                        answer.reasons().stream().map(Enum::name).toList(),
                        release == null ? null : GlobalId.of(ReleaseView.TYPE, release)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response use(@Nullable PermitBody body) {
        PermitBody asked = given(body);
        var granted = usePermit.use(actor.get(), new PermitAttempt(asked.question()));
        return ok(
                Response.Status.CREATED,
                new Granted(
                        granted.handle().secret(),
                        granted.use().expiresAt(),
                        GlobalId.of(ReleaseView.TYPE, granted.use().release())));
    }

    @POST
    @Path("/redemptions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response redeem(@Nullable PermitBody body) {
        PermitBody asked = given(body);
        var use = redeemPermit.redeem(actor.get(), new PermitAttempt(asked.question()), handle(asked.handle()));
        Instant redeemedAt = use.redeemedAt();
        if (redeemedAt == null) {
            throw new IllegalStateException("a redeemed permit has a time");
        }
        return ok(Response.Status.OK, new Redeemed(redeemedAt, GlobalId.of(ReleaseView.TYPE, use.release())));
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return PermitProblem.answer(violation);
    }

    /** An empty body, and JSON's null, come as null. */
    private static PermitBody given(@Nullable PermitBody body) {
        if (body == null) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return body;
    }

    /** @throws RuleViolation {@link ReleaseRefusal#PERMIT_HANDLE_UNKNOWN} for what no handle looks like */
    static PermitHandle handle(@Nullable String secret) {
        if (secret == null || !PermitHandle.isSpelledRight(secret)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_HANDLE_UNKNOWN);
        }
        return new PermitHandle(secret);
    }

    private static Response ok(Response.Status status, Object entity) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .entity(entity)
                .build();
    }
}
