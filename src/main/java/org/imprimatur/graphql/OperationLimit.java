package org.imprimatur.graphql;

import java.util.Map;

/** Why an operation was refused for its size: the code of the error, and a message with the limit and what to do. */
enum OperationLimit {
    DEPTH_EXCEEDED(
            "An operation has at most %d levels of fields. Ask for the deeper ones by their ids, in another operation."),
    COST_EXCEEDED("An operation costs at most %d. Ask for smaller pages (first, last), or in several operations."),
    FIELDS_EXCEEDED("An operation has at most %d fields, fragments counted wherever they are spread. Ask in several."),
    ROOT_FIELDS_EXCEEDED("An operation has at most %d fields at its root. Ask in several operations."),
    ALIASES_EXCEEDED("A document renames at most %d fields. Ask for several objects with nodes(ids:)."),
    DIRECTIVES_EXCEEDED("A document has at most %d directives."),
    FRAGMENT_SPREADS_EXCEEDED("A document spreads named fragments at most %d times."),
    TOKENS_EXCEEDED("A document has at most %d tokens. Send values as variables, and ask in several operations."),
    CHARACTERS_EXCEEDED("A document has at most %d characters. Send values as variables."),
    NESTING_EXCEEDED("A document is nested deeper than is read here (%d levels of grammar)."),
    INTROSPECTION_EXCEEDED(
            "An introspection has at most %d levels, one __schema and one __type, and no way from a type's"
                    + " fields back to another type's."),
    INTROSPECTION_OFF(
            "The API does not tell its schema here. GET /graphql/schema.graphql is the whole of it, where it is"
                    + " open to you."),
    TIME_EXCEEDED(
            "The operation took longer than %d ms and was stopped. Ask for less; look first whether an act that you sent"
                    + " was done.");

    private final String message;

    OperationLimit(String message) {
        this.message = message;
    }

    String message(long most) {
        return message.formatted(most);
    }

    /** For the error's {@code extensions}: numbers only, nothing that the client wrote. */
    Map<String, Object> extensions(long most) {
        return Map.of("code", name(), "limit", most);
    }

    /** @throws OperationRefused where there is more than the most */
    void check(long found, long most) {
        if (found > most) {
            throw new OperationRefused(this, most);
        }
    }
}
