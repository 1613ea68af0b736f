package org.imprimatur.document.graphql;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.ReadContent;
import org.imprimatur.document.UploadContent;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.graphql.DownloadStream;
import org.imprimatur.graphql.GlobalId;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The two doors for bytes: what comes in is encrypted while it arrives, what goes out is recorded before it leaves. */
@Path("/content")
@Blocking
public class ContentApi {
    private static final Logger LOG = Logger.getLogger(ContentApi.class);

    static final String UPLOAD = "Upload";

    private final CurrentActor actor;
    private final UploadContent uploadContent;
    private final ReadContent readContent;

    ContentApi(CurrentActor actor, UploadContent uploadContent, ReadContent readContent) {
        this.actor = actor;
        this.uploadContent = uploadContent;
        this.readContent = readContent;
    }

    /**
     * What was uploaded.
     *
     * @param uploadId for the mutation {@code addDocumentVersion}
     * @param byteSize decimal, as the API writes every 64-bit integer
     */
    public record Upload(String uploadId, String sha256, String byteSize) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            @HeaderParam("Content-Digest") @Nullable String contentDigest,
            InputStream bytes)
            throws IOException {
        if (type == null || !type.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE) || type.isWildcardSubtype()) {
            return ContentRefused.answer(DocumentRefusal.CONTENT_TYPE_NOT_ACCEPTABLE);
        }
        var content = uploadContent.upload(actor.get(), contentDigest, bytes);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Upload(
                        GlobalId.of(UPLOAD, content.id()), content.sha256().hex(), Long.toString(content.byteSize())))
                .build();
    }

    @GET
    @Path("/versions/{id}")
    public Response read(@PathParam("id") String id, @Context HttpServerRequest request) {
        var opened = readContent.read(actor.get(), new VersionAttempt(GlobalId.parse(VersionView.TYPE, id)));
        var version = opened.version();
        return Response.ok(new DownloadStream(opened.bytes(), request), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, version.byteSize())
                .header("Content-Digest", contentDigest(version))
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(version.fileName()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return ContentRefused.answer(violation.refusal());
    }

    /** The sender went away: there is nobody to answer, and nothing for an operator to do. */
    @ServerExceptionMapper
    public Response gone(IOException lost) {
        LOG.debug("an upload was broken off", lost);
        return Response.status(Response.Status.BAD_REQUEST).build();
    }

    /** RFC 9530, section 2. */
    private static String contentDigest(DocumentVersion version) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(version.sha256().bytes()) + ":";
    }
}
