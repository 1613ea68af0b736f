package org.imprimatur.inspection.graphql;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.regex.Pattern;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.graphql.ContentRefused;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.inspection.ContentPages;
import org.imprimatur.inspection.PreviewContent;
import org.imprimatur.inspection.RevealContent;
import org.imprimatur.inspection.ShowPage;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Preview;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What a version holds, a page at a time: masked for the asking; unmasked by POST, since that is an act that is recorded. Sheets and rows are
 * counted from 0. The answer is {@link Preview} in JSON. Pages of documents and pictures, which are counted from 1, are answered as PNG, with
 * what of the page is in it in a header.
 */
@Path("/content/versions/{id}/preview")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {
    /** After which it is worth to try again. */
    private static final int SECONDS = 2;

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final CurrentActor actor;
    private final PreviewContent previewContent;
    private final RevealContent revealContent;
    private final ShowPage showPage;

    PreviewResource(CurrentActor actor, PreviewContent previewContent, RevealContent revealContent, ShowPage showPage) {
        this.actor = actor;
        this.previewContent = previewContent;
        this.revealContent = revealContent;
        this.showPage = showPage;
    }

    @GET
    public Response preview(
            @PathParam("id") String id,
            @QueryParam("sheet") @DefaultValue("0") String sheet,
            @QueryParam("from") @DefaultValue("0") String from)
            throws IOException {
        return answer(previewContent.preview(actor.get(), version(id), page(sheet, from)));
    }

    @POST
    @Path("/revealed")
    public Response reveal(
            @PathParam("id") String id,
            @QueryParam("sheet") @DefaultValue("0") String sheet,
            @QueryParam("from") @DefaultValue("0") String from)
            throws IOException {
        return answer(revealContent.reveal(actor.get(), version(id), page(sheet, from)));
    }

    @POST
    @Path("/painted")
    @Produces({PagePng.TYPE, MediaType.APPLICATION_JSON})
    public Response paint(
            @PathParam("id") String id,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("text") @DefaultValue("false") String text)
            throws IOException {
        PaintedPage painted = showPage.show(actor.get(), version(id), count(page), flag(text));
        return Response.ok(PagePng.of(painted), PagePng.TYPE)
                .header(PagePng.LAYOUT, PagePng.layout(painted.layout()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        };
    }

    private static VersionAttempt version(String id) {
        return new VersionAttempt(GlobalId.parse(VersionView.TYPE, id));
    }

    private static ContentPages.Page page(String sheet, String from) {
        return new ContentPages.Page(count(sheet), count(from));
    }

    private static int count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return Integer.parseInt(text);
    }

    private static Response answer(Preview preview) {
        return Response.ok(preview)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return violation.refusal() == InspectionRefusal.PREVIEWS_BUSY
                ? ContentRefused.answerLater(violation.refusal(), SECONDS)
                : ContentRefused.answer(violation.refusal());
    }
}
