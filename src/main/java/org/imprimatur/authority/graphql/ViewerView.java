package org.imprimatur.authority.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

@Type("Viewer")
@Description("You.")
public record ViewerView(
        @Description("Who you are in the register; null while your account is not linked.") @Nullable
        PersonView person,

        @Description(
                "The roles you may act in now: your token asserts them and the register holds an authority in force.")
        @NonNull
        List<@NonNull Role> roles,

        @NonNull AuthenticationView authentication) {}
