package org.imprimatur.document.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

@Input("DocumentFilter")
@Description("Which documents; every condition that is given holds.")
public record DocumentFilter(
        @Description("Declares this category, among others.") @Nullable
        ProtectionCategory declaredCategory,

        @Description("Has these characters in its title, in upper or lower case.") @Nullable
        String titleContains,

        @Description("You registered it or added a version to it.") @Nullable
        Boolean own) {}
