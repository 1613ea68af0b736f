package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.EntryDetails;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DetailErasure;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** The private texts of entries: for auditors, who check them against the commitments, and for whoever erases them. */
@ApplicationScoped
public class ReadDetails {
    private final AuditEntries entries;
    private final EntryDetails details;
    private final DetailErasures erasures;
    private final Entitlement entitlement;

    ReadDetails(AuditEntries entries, EntryDetails details, DetailErasures erasures, Entitlement entitlement) {
        this.entries = entries;
        this.details = details;
        this.erasures = erasures;
        this.entitlement = entitlement;
    }

    /**
     * One private text of an entry.
     *
     * @param commitment what the entry holds in its place
     * @param opening null for who may not read it, where it was erased, and where it is not what was committed to
     * @param erasure null while it was not erased
     * @param erasedBy the entry of the erasure
     */
    public record Detail(
            String field,
            Sha256 commitment,
            EntryDetails.@Nullable Opening opening,
            @Nullable DetailErasure erasure,
            @Nullable UUID erasedBy) {}

    /** In the order of the entries, each by field. That there is a text, and that it was erased, is for who sees the entry. */
    @Transactional
    public List<List<Detail>> of(Actor actor, List<VerifiedEntry> shown) {
        boolean reads = reads(actor);
        Map<UUID, Map<String, EntryDetails.Opening>> openings = reads ? details.of(shown) : Map.of();
        var erased = new HashMap<String, DetailErasures.Erased>();
        erasures.of(shown.stream()
                        .filter(entry -> !entry.details().isEmpty())
                        .map(VerifiedEntry::id)
                        .toList())
                .forEach(each ->
                        erased.put(each.erasure().ofEntry() + each.erasure().field(), each));
        var all = new ArrayList<List<Detail>>();
        for (VerifiedEntry entry : shown) {
            var of = new ArrayList<Detail>();
            var texts = openings.getOrDefault(entry.id(), Map.of());
            entry.details().forEach((field, commitment) -> {
                var erasure = erased.get(entry.id() + field);
                of.add(new Detail(
                        field,
                        commitment,
                        erasure == null ? texts.get(field) : null,
                        erasure == null ? null : erasure.erasure(),
                        erasure == null ? null : erasure.entry()));
            });
            all.add(Collections.unmodifiableList(of));
        }
        return all;
    }

    /** An entry that holds private texts, for who may erase them; as if there were none for everybody else. */
    @Transactional
    public Optional<AuditEntries.Placed> entry(Actor actor, UUID id) {
        var found = entries.find(id);
        return mayErase(entitlement.roles(actor))
                ? found.filter(placed -> !placed.entry().details().isEmpty())
                : Optional.empty();
    }

    private boolean reads(Actor actor) {
        Set<Role> roles = entitlement.roles(actor);
        return roles.contains(Role.AUDITOR) || mayErase(roles);
    }

    private static boolean mayErase(Set<Role> roles) {
        return !Collections.disjoint(roles, DocumentAct.ERASE_DETAIL.roles());
    }
}
