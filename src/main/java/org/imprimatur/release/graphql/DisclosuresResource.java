package org.imprimatur.release.graphql;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.graphql.RecipientView;
import org.imprimatur.approval.graphql.SignOffView;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.ActorNames;
import org.imprimatur.authority.graphql.AuditDoor;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.authority.graphql.RefusedAtDoor;
import org.imprimatur.authority.graphql.SpreadsheetCell;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.AccountDisclosures;
import org.imprimatur.release.AccountDisclosures.Disclosure;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The accounting of disclosures as a file for a spreadsheet program (CSV, RFC 4180, UTF-8). */
@Path("/audit/disclosures.csv")
@Blocking
public class DisclosuresResource {
    /** More than anybody disclosed of one document; where there are more, the last line says so. */
    private static final int MOST = 10_000;

    private static final List<String> COLUMNS = List.of(
            "Date (UTC)",
            "Release",
            "Nature: file",
            "SHA-256 of what could go out",
            "Purpose",
            "To",
            "By",
            "Destination",
            "Recipients: name, address",
            "Legal bases",
            "Authorised by",
            "Published by",
            "Withdrawn (UTC)",
            "State now",
            "Agrees with the audit log",
            "Permits used",
            "Permits redeemed",
            "Downloads",
            "Downloads broken off");

    private final CurrentActor actor;
    private final AccountDisclosures accounting;
    private final ActorNames names;

    DisclosuresResource(CurrentActor actor, AccountDisclosures accounting, ActorNames names) {
        this.actor = actor;
        this.accounting = accounting;
        this.names = names;
    }

    @GET
    public Response export(
            @QueryParam("document") @Nullable String document, @QueryParam("release") @Nullable String release) {
        return AuditDoor.file(
                text(actor.get(), DisclosuresApi.of(document, release, true)), AuditDoor.CSV, "disclosures.csv");
    }

    @ServerExceptionMapper
    public Response refused(RuleViolation violation) {
        return RefusedAtDoor.answer(violation);
    }

    private String text(Actor reader, AccountDisclosures.Of of) {
        List<Disclosure> found = accounting.page(reader, of, null, MOST + 1);
        List<Disclosure> told = found.subList(0, Math.min(found.size(), MOST));
        List<@Nullable PersonView> publishers = names.people(told, Disclosure::publishedBy);
        var text = new StringWriter();
        try (CsvWriter lines = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            lines.writeRecord(COLUMNS);
            for (int place = 0; place < told.size(); place++) {
                PersonView publisher = publishers.get(place);
                UUID release = told.get(place).release().id();
                lines.writeRecord(cells(
                        DisclosureView.of(told.get(place)),
                        publisher == null ? null : publisher.printedName(),
                        accounting.traffic(reader, release)));
            }
            if (found.size() > MOST) {
                lines.writeRecord("CUT", "There are more than these " + MOST + " disclosures.");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return text.toString();
    }

    private static List<String> cells(
            DisclosureView disclosure, @Nullable String publisher, AccountDisclosures.Traffic traffic) {
        ReleaseView release = ReleaseView.of(disclosure.disclosure().found());
        return Arrays.asList(
                        disclosure.disclosedAt(),
                        release.id(),
                        disclosure.fileName(),
                        joined(disclosure.content().stream()
                                .map(Sha256Scalar::stringValueForSerialization)
                                .toList()),
                        disclosure.purpose(),
                        disclosure.audience(),
                        disclosure.channel(),
                        disclosure.destination(),
                        joined(disclosure.recipients().stream()
                                .map(DisclosuresResource::named)
                                .toList()),
                        joined(disclosure.legalBases()),
                        joined(disclosure.authorisedBy().stream()
                                .map(DisclosuresResource::signed)
                                .toList()),
                        publisher,
                        disclosure.withdrawnAt(),
                        release.state(),
                        release.verified(),
                        traffic.permitsUsed(),
                        traffic.permitsRedeemed(),
                        traffic.downloads(),
                        traffic.brokenOff())
                .stream()
                .map(SpreadsheetCell::of)
                .toList();
    }

    private static String joined(List<String> parts) {
        return parts.stream().collect(Collectors.joining("; "));
    }

    private static String named(RecipientView recipient) {
        return told(recipient.name()) + ", " + told(recipient.address());
    }

    private static String signed(SignOffView signOff) {
        return told(signOff.printedName()) + " (" + signOff.role() + ")";
    }

    private static String told(@Nullable String text) {
        return text == null ? "(erased)" : text;
    }
}
