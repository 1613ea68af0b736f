package org.imprimatur.authority;

import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look for in the register; null means whoever.
 *
 * @param holding a role for which they hold an authority in force
 * @param named a part of their printed name, in whatever case
 */
public record PeopleSearch(@Nullable Role holding, @Nullable String named) {}
