package org.imprimatur.approval.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.Permission;
import org.imprimatur.identity.Role;

@Type("RolePermission")
@Description("Whether you may sign in a role now.")
public record RolePermission(
        @NonNull Role role,
        @NonNull Permission approve,

        @Description("To refuse or to return it; needs no turn.") @NonNull
        Permission decline) {}
