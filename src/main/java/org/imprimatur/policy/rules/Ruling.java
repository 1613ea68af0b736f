package org.imprimatur.policy.rules;

/** What a row says once it matches. */
public enum Ruling {
    /** Allowed when the sign-offs are complete, a legal basis is cited and the conditions hold. */
    ALLOWED,
    /** Forbidden, whoever signs. Its sign-offs count only where another row covers it. */
    FORBIDDEN,
    /** Adds sign-offs and a shorter time to the rows of the other categories; allows nothing by itself. */
    ADDS
}
