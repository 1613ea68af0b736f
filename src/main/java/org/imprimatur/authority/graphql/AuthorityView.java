package org.imprimatur.authority.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

@Type("Authority")
@Description("That somebody may act in a role, by a named instrument, for a time.")
public record AuthorityView(
        @Id @NonNull String id,
        @NonNull Role role,

        @Description("What gives the authority, for example a delegation order.") @NonNull
        String instrument,

        @Description("In force from this instant on.") @NonNull
        Instant from,

        @Description("No longer in force at this instant; null for no planned end.") @Nullable
        Instant until,

        @Description("When an administrator ended it early.") @Nullable
        Instant endedAt) {
    static final String TYPE = "Authority";

    public static AuthorityView of(Authority authority) {
        return new AuthorityView(
                GlobalId.of(TYPE, authority.id()),
                authority.role(),
                authority.instrument(),
                authority.from(),
                authority.until(),
                authority.endedAt());
    }
}
