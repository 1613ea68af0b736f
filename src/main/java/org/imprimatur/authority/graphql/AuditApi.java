package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.authority.ReadAudit;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GivenList;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.graphql.PageArguments;
import org.jspecify.annotations.Nullable;

/** The audit history, for auditors. */
@GraphQLApi
@Blocking
public class AuditApi {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final ReadAudit audit;

    AuditApi(CurrentActor actor, ReadAudit audit) {
        this.actor = actor;
        this.audit = audit;
    }

    @Input("AuditEntryFilter")
    @Description("Which entries; what is left out does not matter.")
    public record AuditEntryFilter(
            @Description("At or after this instant.") @Nullable
            Instant from,

            @Description("Before this instant.") @Nullable Instant until,
            @Description("One of these acts.") @Nullable List<Action> actions,
            @Nullable Outcome outcome,

            @Description("Acts of this opaque actor id, as entries give it.") @Nullable
            String actorId,

            @Description("With this reason code, for example a refusal.") @Nullable
            String reasonCode,

            @Description("About this person of the register.") @Nullable @Id
            String personId,

            @Nullable @Id String documentId,
            @Nullable @Id String approvalRequestId,
            @Nullable @Id String releaseId,

            @Description("Acts of this person of the register.") @Nullable @Id
            String actorPersonId,

            @Description(
                    "False leaves out what was permitted and only reads: content, requests shown, downloads, this history."
                            + " Refused and failed ones stay. When left out, reads are there too.")
            @Nullable
            Boolean readsToo) {
        AuditEntries.Filter toFilter() {
            return new AuditEntries.Filter(
                    from,
                    until,
                    actions == null ? null : GivenList.of(actions),
                    outcome,
                    actor(),
                    reasonCode,
                    id(PersonView.TYPE, personId),
                    id("Document", documentId),
                    id("ApprovalRequest", approvalRequestId),
                    id("Release", releaseId),
                    readsToo == null || readsToo);
        }

        private @Nullable String actor() {
            UUID person = id(PersonView.TYPE, actorPersonId);
            if (person == null) {
                return actorId;
            }
            if (actorId != null && !actorId.equals(person.toString())) {
                throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
            }
            return person.toString();
        }

        private static @Nullable UUID id(String type, @Nullable String globalId) {
            return globalId == null ? null : GlobalId.parse(type, globalId);
        }
    }

    @Query
    @Description("The audit history in its order, for auditors. Page backward with last for the newest.")
    public @NonNull AuditEntryConnection auditEntries(
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before,
            @Name("filter") @Nullable AuditEntryFilter filter) {
        var arguments = PageArguments.of(first, after, last, before);
        var wanted = filter == null ? AuditEntries.Filter.ALL : filter.toFilter();
        return AuditEntryConnection.of(
                arguments.page(
                        audit.page(actor.get(), wanted, position(arguments), arguments.backward(), arguments.probe()),
                        placed -> String.valueOf(placed.index())),
                () -> audit.count(actor.get(), wanted, COUNTED));
    }

    @Query
    @Description("The entry at this place in the log, for auditors; null where there is none.")
    public @Nullable AuditEntryView auditEntryAt(@Name("index") @NonNull LongScalar index) {
        return audit.at(actor.get(), index.value()).map(AuditEntryView::of).orElse(null);
    }

    @Description(
            "How many entries have their place in the log by the same filter; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source AuditEntryConnection connection) {
        return connection.counted().getAsInt();
    }

    private static @Nullable Long position(PageArguments arguments) {
        String cursor = arguments.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
