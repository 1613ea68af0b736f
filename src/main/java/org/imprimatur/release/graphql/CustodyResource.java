package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.AuditDoor;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.RefusedAtDoor;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.release.ReportCustody;
import org.imprimatur.release.rules.ReleaseRefusal;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The custody report of one release, for auditors: for programs, and as a page for people. Making it is recorded. */
@Path("/audit/custody")
@Blocking
public class CustodyResource {
    private final CurrentActor actor;
    private final ReportCustody reportCustody;

    CustodyResource(CurrentActor actor, ReportCustody reportCustody) {
        this.actor = actor;
        this.reportCustody = reportCustody;
    }

    @GET
    @Path("/{id}.json")
    public Response json(@PathParam("id") String id) {
        return AuditDoor.file(report(id), MediaType.APPLICATION_JSON_TYPE, "custody-report.json");
    }

    @GET
    @Path("/{id}.html")
    public Response page(@PathParam("id") String id) {
        return AuditDoor.page(CustodyPage.of(report(id)), CustodyPage.POLICY);
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return violation.refusal() == ReleaseRefusal.RELEASE_UNKNOWN
                ? RefusedAtDoor.answer(violation, 404)
                : RefusedAtDoor.answer(violation);
    }

    private CustodyDocument report(String id) {
        return CustodyDocument.of(reportCustody.make(actor.get(), GlobalId.parse(ReleaseView.TYPE, id)));
    }
}
