package org.imprimatur.policy.rules;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * One row: what a category asks for when it goes to an audience. Rows of the same category and audience are alternatives
 * that the cited legal basis chooses between.
 *
 * @param id unique in a policy version; a code without white space
 * @param inOrder roles that sign one after the other
 * @param anyOrder roles that sign at any time
 * @param legalBases one of these must be cited; empty when the row needs none
 * @param publishWithin time to publish after approval, null where the row sets none (a forbidden row)
 * @param singleUse whether the release can be used once only
 * @param freshWithin how long ago a signer may have authenticated (step-up), null for the product's default
 * @param conditions all must hold
 * @param covers categories whose rows, beside this one, add their sign-offs and not their ban
 * @param citation the law that the row renders
 * @throws IllegalArgumentException when the parts contradict each other
 */
public record PolicyRule(
        String id,
        ProtectionCategory category,
        Audience audience,
        Ruling ruling,
        List<Role> inOrder,
        Set<Role> anyOrder,
        Set<LegalBasis> legalBases,
        @Nullable Duration publishWithin,
        boolean singleUse,
        @Nullable Duration freshWithin,
        Set<Condition> conditions,
        Set<ProtectionCategory> covers,
        String citation) {
    public PolicyRule {
        inOrder = List.copyOf(inOrder);
        anyOrder = sorted(Role.class, anyOrder);
        legalBases = Collections.unmodifiableSet(new TreeSet<>(legalBases));
        conditions = sorted(Condition.class, conditions);
        covers = sorted(ProtectionCategory.class, covers);
        must(new HashSet<>(inOrder).size() == inOrder.size(), id, "names a role twice");
        must(Collections.disjoint(inOrder, anyOrder), id, "names a role both in order and in any order");
        must(inOrder.stream().allMatch(Role::reviews), id, "asks a role to sign that does not review");
        must(anyOrder.stream().allMatch(Role::reviews), id, "asks a role to sign that does not review");
        must(isPositive(publishWithin), id, "has a time to publish that is not positive");
        must(isPositive(freshWithin), id, "has an age of authentication that is not positive");
        must(!covers.contains(category), id, "covers its own category");
        must(covers.isEmpty() || ruling == Ruling.ALLOWED, id, "covers others without being allowed itself");
        if (ruling == Ruling.FORBIDDEN) {
            must(legalBases.isEmpty() && conditions.isEmpty(), id, "forbids, and yet names a way to be allowed");
            must(
                    publishWithin == null && !singleUse && freshWithin == null,
                    id,
                    "forbids, and yet says how to publish");
        } else {
            must(publishWithin != null, id, "sets no time to publish");
        }
    }

    /** Whether the software can check every condition of the row. */
    public boolean evaluable() {
        return conditions.stream().allMatch(Condition::implemented);
    }

    /** Whether the row forbids as it stands: it says so, or nobody can check what it asks for. */
    public boolean forbids() {
        return ruling == Ruling.FORBIDDEN || !evaluable();
    }

    /** Whether nobody has to sign; such a row approves nothing. */
    public boolean asksNobody() {
        return inOrder.isEmpty() && anyOrder.isEmpty();
    }

    boolean matches(ProtectionCategory of, Audience to) {
        return category == of && audience == to;
    }

    /** Whether one of its legal bases is cited, or it needs none. */
    boolean restsOn(Set<LegalBasis> cited) {
        return legalBases.isEmpty() || !Collections.disjoint(legalBases, cited);
    }

    /** The whole row by name, for digests: the same row gives the same content, whatever order its file was written in. */
    public SortedMap<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("id", id);
        content.put("category", category.name());
        content.put("audience", audience.name());
        content.put("ruling", ruling.name());
        content.put("inOrder", names(inOrder));
        content.put("anyOrder", names(anyOrder));
        content.put("legalBases", legalBases.stream().map(LegalBasis::code).toList());
        if (publishWithin != null) {
            content.put("publishWithin", publishWithin.toString());
        }
        content.put("singleUse", singleUse);
        if (freshWithin != null) {
            content.put("freshWithin", freshWithin.toString());
        }
        content.put("conditions", names(conditions));
        content.put("covers", names(covers));
        content.put("citation", citation);
        return content;
    }

    private static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    private static <E extends Enum<E>> Set<E> sorted(Class<E> type, Set<E> constants) {
        var set = EnumSet.noneOf(type);
        set.addAll(constants);
        return Collections.unmodifiableSet(set);
    }

    private static boolean isPositive(@Nullable Duration duration) {
        return duration == null || (!duration.isZero() && !duration.isNegative());
    }

    private static void must(boolean holds, String id, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("rule " + id + " " + otherwise);
        }
    }
}
