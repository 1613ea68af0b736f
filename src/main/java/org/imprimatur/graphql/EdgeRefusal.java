package org.imprimatur.graphql;

import org.imprimatur.RuleViolation;

/** Why the edge itself stops an act, before any feature has seen it. */
public enum EdgeRefusal implements RuleViolation.Refusal {
    INVALID_ID("This is not an id of the kind that is needed here. Use ids as the API gave them."),
    INVALID_INPUT("A value has a form that is not accepted here. See its description in the schema."),
    NOT_FOUND("There is nothing here under this id that you may see."),
    TOO_MANY_IDS("At most 100 ids are looked up at once. Ask in several queries."),
    VERSION_CONFLICT("Somebody changed it after you read it. Read it again and decide anew.");

    private final String message;

    EdgeRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
