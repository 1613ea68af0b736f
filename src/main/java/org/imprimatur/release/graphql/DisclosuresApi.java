package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.ActorNames;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.release.AccountDisclosures;
import org.imprimatur.release.graphql.DisclosureView.TrafficView;
import org.jspecify.annotations.Nullable;

/** The accounting of disclosures. */
@GraphQLApi
@Blocking
public class DisclosuresApi {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final AccountDisclosures accounting;
    private final ActorNames names;

    DisclosuresApi(CurrentActor actor, AccountDisclosures accounting, ActorNames names) {
        this.actor = actor;
        this.accounting = accounting;
        this.names = names;
    }

    @Query
    @Description(
            "The accounting of disclosures (5 U.S.C. 552a(c)) of a document, or of one release, the earliest first; for"
                    + " auditors, privacy officers and records officers. Taking it is recorded.")
    public @NonNull DisclosureConnection disclosures(
            @Name("documentId") @Description("Of this document; give either this or a release.") @Id @Nullable
                    String documentId,
            @Name("releaseId") @Description("Of this release; give either this or a document.") @Id @Nullable
                    String releaseId,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after) {
        var arguments = PageArguments.of(first, after, null, null);
        AccountDisclosures.Of of = of(documentId, releaseId, false);
        return DisclosureConnection.of(
                arguments.page(
                        accounting.page(actor.get(), of, position(arguments), arguments.probe()),
                        disclosure -> disclosure.release().id().toString()),
                of);
    }

    @Description("How many disclosures there are; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source DisclosureConnection connection) {
        return accounting.count(actor.get(), connection.of(), COUNTED);
    }

    @Description("Who published it; null where a schedule did.")
    public List<@Nullable PersonView> publishedBy(@Source List<DisclosureView> disclosures) {
        return names.people(disclosures, shown -> shown.disclosure().publishedBy());
    }

    @Description("How often it was asked for and fetched.")
    public @NonNull TrafficView traffic(@Source DisclosureView shown) {
        var traffic =
                accounting.traffic(actor.get(), shown.disclosure().release().id());
        return new TrafficView(
                traffic.permitsUsed(), traffic.permitsRedeemed(), traffic.downloads(), traffic.brokenOff());
    }

    /** @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} unless exactly one is given */
    static AccountDisclosures.Of of(@Nullable String documentId, @Nullable String releaseId, boolean csv) {
        if ((documentId == null) == (releaseId == null)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return new AccountDisclosures.Of(
                documentId == null ? null : GlobalId.parse("Document", documentId),
                releaseId == null ? null : GlobalId.parse(ReleaseView.TYPE, releaseId),
                csv);
    }

    private static @Nullable UUID position(PageArguments arguments) {
        String cursor = arguments.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
