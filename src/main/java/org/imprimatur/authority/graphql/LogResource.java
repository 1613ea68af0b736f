package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.export.ExportPlan;
import org.imprimatur.audit.export.ExportSource;
import org.imprimatur.audit.export.ExportStream;
import org.imprimatur.audit.rules.tlog.Tile;
import org.imprimatur.audit.rules.tlog.TileHashes;
import org.imprimatur.authority.ExportLog;
import org.imprimatur.authority.ReadLog;
import org.imprimatur.graphql.DownloadStream;
import org.imprimatur.identity.Actor;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The log as C2SP tlog-tiles serves it, for auditors: a head that changes, and hashes and entries that never do; and all of it as one
 * archive. Whoever may not is told so; what is not there is not found.
 */
@Path("/log")
@Blocking
public class LogResource {
    private static final MediaType NOTE = new MediaType("text", "plain", "UTF-8");
    private static final MediaType TAR = new MediaType("application", "x-tar");
    /** What a tile holds is the same for ever. */
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private static final String ENTRIES = "entries/";
    /** The only kind of range that a download that goes on asks for, RFC 9110, section 14.2; every other is not looked at. */
    private static final Pattern REST = Pattern.compile("bytes=(\\d{1,18})-");

    private final CurrentActor actor;
    private final ReadLog log;
    private final ExportLog export;

    LogResource(CurrentActor actor, ReadLog log, ExportLog export) {
        this.actor = actor;
        this.log = log;
        this.export = export;
    }

    @GET
    @Path("/checkpoint")
    public Response checkpoint() {
        return log.head(actor.get(), null)
                .map(head -> answer(head.note().bytes(), NOTE, "no-cache"))
                .orElseGet(LogResource::notFound);
    }

    @GET
    @Path("/tile/{path:.+}")
    public Response tile(@PathParam("path") String path) {
        boolean isBundle = path.startsWith(ENTRIES);
        Optional<Tile> tile = isBundle ? Tile.ofIndexPath(0, path.substring(ENTRIES.length())) : Tile.ofPath(path);
        Actor auditor = actor.get();
        return tile.flatMap(each -> isBundle
                        ? log.bundle(auditor, each)
                        : log.tile(auditor, each).map(TileHashes::bytes))
                .map(bytes -> answer(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE, FOR_EVER))
                .orElseGet(LogResource::notFound);
    }

    /** The whole log up to a head with exactly this many entries. */
    @GET
    @Path("/export/{size:\\d{1,18}}.tar")
    public Response export(
            @PathParam("size") long size,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context HttpServerRequest request) {
        Actor auditor = actor.get();
        long wanted = rest(range);
        return export.begin(auditor, size, wanted)
                .map(plan -> download(auditor, plan, wanted, ifRange, request))
                .orElseGet(LogResource::notFound);
    }

    private Response download(
            Actor auditor, ExportPlan plan, long wanted, @Nullable String ifRange, HttpServerRequest request) {
        ExportSource source = export.source(auditor);
        long whole = plan.bytes(source);
        String tag = "\"" + plan.head().root().hex() + "\"";
        if (wanted > 0 && wanted >= whole) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + whole)
                    .build();
        }
        long from = ifRange == null || ifRange.equals(tag) ? wanted : 0;
        var made = Response.status(from > 0 ? 206 : 200)
                .entity(new DownloadStream(new ExportStream(plan, source).from(from), request))
                .type(TAR)
                .header(HttpHeaders.CONTENT_LENGTH, whole - from)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"imprimatur-log-" + plan.head().size() + ".tar\"")
                .header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (from > 0) {
            made.header("Content-Range", "bytes " + from + "-" + (whole - 1) + "/" + whole);
        }
        return guarded(made).build();
    }

    private static long rest(@Nullable String range) {
        Matcher rest = REST.matcher(range == null ? "" : range);
        return rest.matches() ? Long.parseLong(rest.group(1)) : 0;
    }

    private static Response answer(byte[] bytes, MediaType type, String cache) {
        return guarded(Response.ok(bytes, type).header(HttpHeaders.CACHE_CONTROL, cache))
                .build();
    }

    private static Response.ResponseBuilder guarded(Response.ResponseBuilder answer) {
        return answer.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer");
    }

    private static Response notFound() {
        return Response.status(Response.Status.NOT_FOUND)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return RefusedAtDoor.answer(violation);
    }
}
