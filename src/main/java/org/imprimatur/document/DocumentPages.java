package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.RuleViolation;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Turns a search for documents into one query, by keyset: a page costs the same wherever it lies. */
@ApplicationScoped
class DocumentPages {
    private final EntityManager entityManager;

    DocumentPages(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    List<Document> page(
            PersonId viewer,
            Visibility visibility,
            DocumentSearch search,
            DocumentSearch.@Nullable Position from,
            boolean backward,
            int limit) {
        var wanted = new Wanted(viewer, visibility, search);
        boolean descending = search.descending() != backward;
        var column = search.order().column();
        if (from != null) {
            var beyond = descending ? "<" : ">";
            wanted.and(
                    "(" + column + " " + beyond + " :value or (" + column + " = :value and d.id " + beyond + " :id))");
            wanted.with("value", value(search.order(), from.value()));
            wanted.with("id", from.id());
        }
        var way = descending ? " desc" : " asc";
        var query = entityManager.createQuery(
                "select d from DocumentRow d where " + wanted.condition() + " order by " + column + way + ", d.id"
                        + way,
                DocumentRow.class);
        wanted.bind(query);
        return query.setMaxResults(limit).getResultList().stream()
                .map(DocumentRow::toDocument)
                .toList();
    }

    int count(PersonId viewer, Visibility visibility, DocumentSearch search, int limit) {
        var wanted = new Wanted(viewer, visibility, search);
        var query =
                entityManager.createQuery("select d.id from DocumentRow d where " + wanted.condition(), Object.class);
        wanted.bind(query);
        return query.setMaxResults(limit).getResultList().size();
    }

    private static Object value(DocumentSearch.Order order, String text) {
        return switch (order) {
            case REGISTERED_AT -> {
                try {
                    yield Instant.parse(text);
                } catch (DateTimeParseException notOurs) {
                    throw new RuleViolation(DocumentRefusal.POSITION_UNKNOWN);
                }
            }
            case TITLE -> text;
        };
    }

    /** The conditions of one query and their values. */
    private static final class Wanted {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Wanted(PersonId viewer, Visibility visibility, DocumentSearch search) {
            switch (visibility) {
                case ALL -> and("true");
                case OWN -> andOwn(viewer);
                case NONE -> and("false");
            }
            if (search.ownOnly()) {
                andOwn(viewer);
            }
            var category = search.category();
            if (category != null) {
                and("array_contains(d.declaredCategories, :category)");
                with("category", category.name());
            }
            var part = search.titleContains();
            if (part != null && !part.isBlank()) {
                and("locate(:part, lower(d.title)) > 0");
                with("part", part.strip().toLowerCase(Locale.ROOT));
            }
        }

        void and(String condition) {
            conditions.add(condition);
        }

        void with(String name, Object value) {
            values.put(name, value);
        }

        private void andOwn(PersonId viewer) {
            and("(d.registeredBy = :viewer or exists"
                    + " (select 1 from VersionRow v where v.documentId = d.id and v.uploader = :viewer))");
            with("viewer", viewer.value());
        }

        String condition() {
            return String.join(" and ", conditions);
        }

        void bind(Query query) {
            values.forEach(query::setParameter);
        }
    }
}
