package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.Reads;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Sign-offs, by themselves. */
@ApplicationScoped
public class FindSignOffs {
    private final SignOffRows rows;
    private final Openings openings;
    private final FindRequests requests;
    private final Authorities authorities;
    private final AuditEntries audit;

    FindSignOffs(
            SignOffRows rows, Openings openings, FindRequests requests, Authorities authorities, AuditEntries audit) {
        this.rows = rows;
        this.openings = openings;
        this.requests = requests;
        this.authorities = authorities;
        this.audit = audit;
    }

    /** Empty for one of a request that the actor may not see. */
    @Reads
    public Optional<SignOff> byId(Actor actor, UUID id) {
        return requests.by(actor, RequestRows.By.SIGN_OFF, id)
                .flatMap(request -> request.signOffs().stream()
                        .filter(signOff -> signOff.id().equals(id))
                        .findFirst());
    }

    /**
     * One page of the signatures made in the actor's name, the latest first, those too that the log does not vouch for: who
     * finds one that they did not make must tell an auditor.
     *
     * @param backward whether the page lies before the position; it is then answered nearest first
     */
    @Reads
    public List<SignOff> madeInTheNameOf(Actor actor, @Nullable Position from, boolean backward, int limit) {
        PersonId person = actor.person();
        if (person == null) {
            return List.of();
        }
        List<SignOffRow> made = new KeysetQuery<>(SignOffRow.class, "signedAt")
                .where("personId = :person", "person", person.value())
                .page(rows.getEntityManager(), from, !backward, limit);
        var opened = openings.of(
                made.stream().flatMap(row -> row.commitments().stream()).toList());
        return made.stream().map(row -> row.toSignOff(opened)).toList();
    }

    /** How many signatures were made in the actor's name; stops counting at the limit. */
    @Reads
    public int countMadeInTheNameOf(Actor actor, int limit) {
        PersonId person = actor.person();
        return person == null
                ? 0
                : new KeysetQuery<>(SignOffRow.class, "signedAt")
                        .where("personId = :person", "person", person.value())
                        .count(rows.getEntityManager(), limit);
    }

    /**
     * The entry that vouches for the sign-off: of the signature, or of what took it back. Empty for whoever neither may see
     * its request nor is said to have signed.
     */
    @Reads
    public Optional<AuditEntries.Placed> entryOf(Actor actor, UUID signOff) {
        return rows.findByIdOptional(signOff)
                .filter(row -> actor.is(new PersonId(row.personId))
                        || requests.byId(actor, row.requestId).isPresent())
                .flatMap(row -> audit.find(row.entryId));
    }

    /** By id, under which these were given; for whoever was shown them. */
    @Reads
    public Map<UUID, Authority> authoritiesOf(Collection<SignOff> shown) {
        return authorities.find(shown.stream().map(SignOff::authority).toList());
    }
}
