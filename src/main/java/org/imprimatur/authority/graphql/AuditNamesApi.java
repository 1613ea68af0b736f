package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.DescribeEntries;
import org.imprimatur.authority.rules.Person;
import org.jspecify.annotations.Nullable;

/** Puts names to the opaque ids of audit entries, for a whole page at once. */
@GraphQLApi
@Blocking
public class AuditNamesApi {
    private final CurrentActor actor;
    private final DescribeEntries describe;

    AuditNamesApi(CurrentActor actor, DescribeEntries describe) {
        this.actor = actor;
        this.describe = describe;
    }

    @Description("Who acted; null for the product's own components and for accounts that nobody linked.")
    public List<@Nullable PersonView> actor(@Source List<AuditEntryView> entries) {
        return described(entries).stream()
                .<@Nullable PersonView>map(described -> {
                    Person person = described.actor();
                    return person == null ? null : PersonView.of(person);
                })
                .toList();
    }

    @Description("What happened, in one sentence.")
    public List<@NonNull String> sentence(@Source List<AuditEntryView> entries) {
        return described(entries).stream()
                .<@NonNull String>map(DescribeEntries.Described::sentence)
                .toList();
    }

    private List<DescribeEntries.Described> described(List<AuditEntryView> entries) {
        return describe.describe(
                actor.get(), entries.stream().map(AuditEntryView::entry).toList());
    }
}
