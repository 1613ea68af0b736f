package org.imprimatur.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.VerifiedFacts;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.authority.rules.AuthorityRefusal;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/**
 * Who holds which role under which instrument. Call inside a transaction, with the database's time. An authority whose
 * audit entry does not vouch for its row counts for nothing.
 */
@ApplicationScoped
public class Authorities {
    private final AuthorityRows rows;
    private final AuditLog audit;
    private final SupposedFacts<PersonId, List<Authority>> held;
    private final SupposedFacts<Role, NotRunOut> notRunOut;
    private final SupposedFacts<UUID, Authority> known;

    Authorities(AuthorityRows rows, AuditLog audit, RecordWatch watch) {
        this.rows = rows;
        this.audit = audit;
        this.held = watch.supposed(
                List.of(), Set.of("authority"), List.of(Surroundings.byId("imprimatur.authority", "person_id")));
        this.notRunOut = watch.supposed(
                List.of(),
                Set.of("authority"),
                List.of(Surroundings.byName("imprimatur.authority", "role", "ended_at is null")));
        this.known = watch.supposed(List.of("authority"), Set.of(), List.of());
    }

    /**
     * The authority under which the actor may act in the role now: the token asserts the role and the register holds an
     * authority in force.
     *
     * @throws RuleViolation {@link AuthorityRefusal#ACCOUNT_NOT_LINKED}, {@link AuthorityRefusal#ROLE_NOT_ASSERTED} or
     *     {@link AuthorityRefusal#NO_AUTHORITY}
     */
    public Authority require(Actor actor, Role role, Instant now) {
        PersonId person = actor.person();
        if (person == null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_NOT_LINKED);
        }
        if (!actor.roles().contains(role)) {
            throw new RuleViolation(AuthorityRefusal.ROLE_NOT_ASSERTED);
        }
        return inForce(rows.of(person, role), now).stream()
                .findFirst()
                .orElseThrow(() -> new RuleViolation(AuthorityRefusal.NO_AUTHORITY));
    }

    /** Whether {@link #require} would answer. */
    public boolean holds(Actor actor, Role role, Instant now) {
        PersonId person = actor.person();
        return person != null
                && actor.roles().contains(role)
                && !inForce(rows.of(person, role), now).isEmpty();
    }

    /** The roles in which the actor may act at the moment of the reading; for what is only read. */
    public Set<Role> rolesOf(Actor actor) {
        PersonId person = actor.person();
        if (person == null) {
            return Set.of();
        }
        var supposed = supposed(person);
        if (supposed.isPresent()) {
            return rolesOf(actor.roles(), supposed.get().facts(), supposed.get().now());
        }
        List<AuthorityRows.At> found = rows.ofNow(person);
        return found.isEmpty()
                ? Set.of()
                : asserted(
                        actor.roles(),
                        inForce(
                                found.stream().map(AuthorityRows.At::row).toList(),
                                found.get(0).now()));
    }

    /** The roles in which the actor may act now. */
    public Set<Role> rolesOf(Actor actor, Instant now) {
        PersonId person = actor.person();
        if (person == null) {
            return Set.of();
        }
        return asserted(actor.roles(), inForce(rows.of(person), now));
    }

    /**
     * The roles in which somebody may act now who has these authorities, as {@link #of} answers them.
     *
     * @param asserted by the token
     */
    public static Set<Role> rolesOf(Set<Role> asserted, List<Authority> authorities, Instant now) {
        return asserted(
                asserted, authorities.stream().filter(each -> each.inForce(now)).toList());
    }

    private static Set<Role> asserted(Set<Role> asserted, List<Authority> inForce) {
        return inForce.stream().map(Authority::role).filter(asserted::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** All authorities of a person that the log vouches for, past and future ones too, oldest first. */
    public List<Authority> of(PersonId person) {
        return supposed(person).map(SupposedFacts.Supposed::facts).orElseGet(() -> vouchedFor(rows.of(person)));
    }

    /** What {@link #of} answers, while a query is executed at whose end it is held against the record. */
    private Optional<SupposedFacts.Supposed<List<Authority>>> supposed(PersonId person) {
        return held.putOff(
                person,
                () -> new VerifiedFacts.Reading<>(
                        vouchedFor(rows.of(person)),
                        List.of(List.of(person.value().toString())),
                        true));
    }

    /** The same of several people, in as many statements as for one; whoever has none is left out. */
    Map<PersonId, List<Authority>> ofAll(Collection<PersonId> people) {
        return vouchedFor(rows.ofAll(people.stream().map(PersonId::value).toList())).stream()
                .collect(Collectors.groupingBy(Authority::person));
    }

    /** Those of these authorities that are there, by id, whether in force or not. */
    public Map<UUID, Authority> find(Collection<UUID> ids) {
        return known.each(
                Set.copyOf(ids),
                unknown -> cited(unknown).values().stream()
                        .map(each -> new SupposedFacts.Each<>(each.row().id(), each.row(), List.of(each), List.of()))
                        .toList());
    }

    /** The same with the entries that vouch for them. */
    public Map<UUID, AuditLog.Cited<Authority>> cited(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : audit.counting(rows.list("id in ?1", Set.copyOf(ids)), AuthorityRow::cited).stream()
                        .collect(Collectors.toUnmodifiableMap(each -> each.row().id(), Function.identity()));
    }

    /** The people who hold the role now by the register, whatever their tokens would say. */
    public Set<PersonId> holders(Role role, Instant now) {
        return Set.copyOf(standing(Set.of(role), Set.of(), now).holders().getOrDefault(role, Set.of()));
    }

    /**
     * @param holders the people who hold each role now by the register, whatever their tokens would say
     * @param byId the authorities that were asked for, whether in force or not, where they are there
     */
    public record Standing(Map<Role, Set<PersonId>> holders, Map<UUID, Authority> byId) {}

    /** Who holds these roles now, and what these authorities are; in as many statements as for one. */
    public Standing standing(Set<Role> roles, Set<UUID> ids, Instant now) {
        var inRole = new EnumMap<Role, List<Authority>>(Role.class);
        var byId = new HashMap<UUID, Authority>();
        var unknownRoles = new HashSet<Role>();
        for (Role role : roles) {
            notRunOut
                    .recalled(role)
                    .filter(found -> !now.isBefore(found.at()))
                    .ifPresentOrElse(found -> inRole.put(role, found.authorities()), () -> unknownRoles.add(role));
        }
        Set<UUID> unknownIds = known.recalled(ids, byId);
        if (!unknownRoles.isEmpty() || !unknownIds.isEmpty()) {
            var read = read(unknownRoles, unknownIds, now);
            inRole.putAll(read.inRole());
            byId.putAll(read.byId());
        }
        var holders = new EnumMap<Role, Set<PersonId>>(Role.class);
        roles.forEach(role -> holders.put(
                role,
                inRole.getOrDefault(role, List.of()).stream()
                        .filter(authority -> authority.inForce(now))
                        .map(Authority::person)
                        .collect(Collectors.toSet())));
        return new Standing(holders, byId);
    }

    /** All authorities of a role that nobody ended and that had not run out at a time: whoever holds it then or later is among them. */
    private record NotRunOut(Instant at, List<Authority> authorities) {}

    private record Read(Map<Role, List<Authority>> inRole, Map<UUID, Authority> byId) {}

    private Read read(Set<Role> roles, Set<UUID> ids, Instant now) {
        // Those that begin later are remembered too, as time goes on; otherwise only those are verified that matter
        // now.
        boolean later = audit.isRemembering();
        var asked = rows.notRunOutOrAmong(roles, now, ids).stream()
                .filter(row ->
                        later || ids.contains(row.id) || row.toAuthority().inForce(now))
                .toList();
        var byId = new HashMap<UUID, Authority>();
        var inRole = new EnumMap<Role, List<AuditLog.Cited<Authority>>>(Role.class);
        roles.forEach(role -> inRole.put(role, new ArrayList<>()));
        for (AuditLog.Cited<Authority> each : audit.counting(asked, AuthorityRow::cited)) {
            Authority authority = each.row();
            if (ids.contains(authority.id())) {
                byId.put(authority.id(), authority);
                known.rememberLater(
                        authority.id(), new VerifiedFacts.Reading<>(authority, List.of(), true), List.of(each));
            }
            List<AuditLog.Cited<Authority>> ofRole = inRole.get(authority.role());
            if (ofRole != null && authority.endedAt() == null) {
                ofRole.add(each);
            }
        }
        var found = new EnumMap<Role, List<Authority>>(Role.class);
        inRole.forEach((role, cited) -> {
            List<Authority> these = cited.stream().map(AuditLog.Cited::row).toList();
            found.put(role, these);
            notRunOut.rememberLater(
                    role,
                    new VerifiedFacts.Reading<>(new NotRunOut(now, these), List.of(List.of(role.name())), true),
                    cited);
        });
        return new Read(found, byId);
    }

    /** Whether anybody holds the role now, or will. */
    boolean anyHolder(Role role) {
        return !vouchedFor(rows.in(role)).isEmpty();
    }

    Authority lock(UUID id) {
        return rows.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .flatMap(row -> audit.vouchedFor(row, AuthorityRow::cited))
                .orElseThrow(() -> new RuleViolation(AuthorityRefusal.AUTHORITY_UNKNOWN));
    }

    Authority record(Change<Authority> change) {
        return audit.record(
                change, (authority, entry) -> rows.getEntityManager().merge(new AuthorityRow(authority, entry)));
    }

    private List<Authority> inForce(List<AuthorityRow> found, Instant now) {
        // Again afterwards: what changed after it was read was read again.
        return vouchedFor(found.stream()
                        .filter(row -> row.toAuthority().inForce(now))
                        .toList())
                .stream()
                .filter(authority -> authority.inForce(now))
                .toList();
    }

    private List<Authority> vouchedFor(List<AuthorityRow> found) {
        return audit.vouchedFor(found, AuthorityRow::cited);
    }
}
