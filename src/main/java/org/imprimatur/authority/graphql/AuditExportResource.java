package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.authority.AuditExport;
import org.imprimatur.authority.DescribeEntries;
import org.imprimatur.authority.ExportAudit;
import org.imprimatur.authority.graphql.AuditApi.AuditEntryFilter;
import org.imprimatur.graphql.DownloadStream;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.identity.Actor;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a search of the audit history found, as a file for a spreadsheet program. It takes the query string of the page that searches;
 * there are ids, codes and instants in it, nothing personal.
 */
@Path("/audit/export.csv")
@Blocking
public class AuditExportResource {
    private final CurrentActor actor;
    private final ExportAudit exportAudit;
    private final DescribeEntries describe;

    AuditExportResource(CurrentActor actor, ExportAudit exportAudit, DescribeEntries describe) {
        this.actor = actor;
        this.exportAudit = exportAudit;
        this.describe = describe;
    }

    @GET
    public Response export(
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("action") List<String> actions,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("by") @Nullable String by,
            @QueryParam("actor") @Nullable String actorId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("person") @Nullable String person,
            @QueryParam("document") @Nullable String document,
            @QueryParam("request") @Nullable String request,
            @QueryParam("release") @Nullable String release,
            @QueryParam("reads") @Nullable String reads,
            @Context HttpServerRequest httpRequest) {
        var filter = new AuditEntryFilter(
                instant(from),
                instant(until),
                actions.isEmpty()
                        ? null
                        : actions.stream()
                                .map(name -> constant(Action.class, name))
                                .toList(),
                outcome == null ? null : constant(Outcome.class, outcome),
                text(actorId),
                text(reason),
                person,
                document,
                request,
                release,
                by,
                "1".equals(reads));
        Actor auditor = actor.get();
        AuditExport export = exportAudit.begin(auditor, filter.toFilter());
        return AuditDoor.file(
                new DownloadStream(new AuditExportText(auditor, export, exportAudit, describe), httpRequest),
                AuditDoor.CSV,
                "audit-history.csv");
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return RefusedAtDoor.answer(violation);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        // RFC 3339 has four digits for the year; Java takes nine, and the database refuses those.
        if (text.startsWith("+") || text.startsWith("-")) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }

    /** Codes and names of the service's own parts: the database takes no NUL, and nothing to be found has one. */
    private static @Nullable String text(@Nullable String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return text;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(EdgeRefusal.INVALID_INPUT));
    }
}
