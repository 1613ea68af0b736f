package org.imprimatur.approval;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query over rows by a time and their id: a page costs the same wherever it lies. Conditions may call the row {@code r}. */
final class KeysetQuery<R> {
    private final Class<R> rows;
    private final String time;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param time the attribute that the list is ordered by */
    KeysetQuery(Class<R> rows, String time) {
        this.rows = rows;
        this.time = time;
        conditions.add("true");
    }

    KeysetQuery<R> where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Does nothing for a value that is null. */
    KeysetQuery<R> where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** @param descending the way to go from the position on, nearest first */
    List<R> page(EntityManager entityManager, @Nullable Position from, boolean descending, int limit) {
        if (from != null) {
            String beyond = descending ? "<" : ">";
            conditions.add("(" + time + " " + beyond + " :fromTime or (" + time + " = :fromTime and id " + beyond
                    + " :fromId))");
            values.put("fromTime", from.at());
            values.put("fromId", from.id());
        }
        String way = descending ? " desc" : " asc";
        var query = entityManager.createQuery(
                "from " + rows.getSimpleName() + " r" + condition() + " order by " + time + way + ", id" + way, rows);
        bind(query);
        return query.setMaxResults(limit).getResultList();
    }

    /** Stops counting at the limit. */
    int count(EntityManager entityManager, int limit) {
        var query = entityManager.createQuery(
                "select r.id from " + rows.getSimpleName() + " r" + condition(), Object.class);
        bind(query);
        return query.setMaxResults(limit).getResultList().size();
    }

    private String condition() {
        return " where " + String.join(" and ", conditions);
    }

    private void bind(Query query) {
        values.forEach(query::setParameter);
    }
}
