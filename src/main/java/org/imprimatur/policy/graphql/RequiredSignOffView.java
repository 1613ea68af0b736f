package org.imprimatur.policy.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.RequiredSignOff;

@Type("RequiredSignOff")
@Description("A sign-off that is needed.")
public record RequiredSignOffView(
        @NonNull Role role,

        @Description("Every role that must have signed before; empty when it may be signed any time.") @NonNull
        List<@NonNull Role> after) {
    public static RequiredSignOffView of(RequiredSignOff needed) {
        return new RequiredSignOffView(needed.role(), List.copyOf(needed.after()));
    }
}
