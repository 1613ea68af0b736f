package org.imprimatur.authority;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

@ApplicationScoped
class PersonRows implements PanacheRepositoryBase<PersonRow, UUID> {
    /** In order of id. */
    List<PersonRow> page(PeopleSearch search, Instant now, Optional<UUID> after, int limit) {
        var conditions = new StringBuilder("1 = 1");
        var values = new TreeMap<String, Object>();
        after.ifPresent(id -> {
            conditions.append(" and p.id > :after");
            values.put("after", id);
        });
        String named = search.named();
        if (named != null) {
            conditions.append(" and locate(lower(:named), lower(p.printedName)) > 0");
            values.put("named", named);
        }
        if (search.holding() != null) {
            conditions.append(" and exists (select 1 from AuthorityRow a where a.personId = p.id and a.role = :holding"
                    + " and a.endedAt is null and a.validFrom <= :now"
                    + " and (a.validUntil is null or a.validUntil > :now))");
            values.put("holding", search.holding());
            values.put("now", now);
        }
        var query = getEntityManager()
                .createQuery("select p from PersonRow p where " + conditions + " order by p.id", PersonRow.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }
}
