package org.imprimatur.document;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * Which documents somebody looks for, and in what order.
 *
 * @param category declares this category, among others; null for any
 * @param titleContains has these characters in its title, in upper or lower case; null for any
 * @param ownOnly registered by the viewer, or with a version that the viewer added
 */
public record DocumentSearch(
        @Nullable ProtectionCategory category,
        @Nullable String titleContains,
        boolean ownOnly,
        Order order,
        boolean descending) {
    /** By what documents are ordered; documents that are equal in it follow their id. */
    public enum Order {
        REGISTERED_AT("d.registeredAt"),
        TITLE("d.title");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** Where a document stands in the order, so that a page can go on from there. */
    public String positionOf(Document document) {
        String value = switch (order) {
            case REGISTERED_AT -> document.registeredAt().toString();
            case TITLE -> document.title();
        };
        return prefix() + document.id() + " " + value;
    }

    /** A position taken apart. */
    record Position(UUID id, String value) {}

    /** Empty for a position in another order, or none that {@link #positionOf} can have made. */
    Optional<Position> read(String position) {
        int space = position.indexOf(' ');
        if (!position.startsWith(prefix()) || space < 0) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(position.substring(prefix().length(), space));
            return Optional.of(new Position(id, position.substring(space + 1)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private String prefix() {
        return order.name() + (descending ? "-" : "+");
    }
}
