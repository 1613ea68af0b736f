package org.imprimatur.inspection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.VerifiedFacts;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.inspection.rules.Dispositions;
import org.imprimatur.inspection.rules.FindingStatement;
import org.imprimatur.inspection.rules.Waiver;

/**
 * What people decided about findings. Call inside a transaction. What its audit entry does not vouch for is as if it were not there, so
 * that nobody's row sets a finding aside. Asks nobody's permission: whoever calls decides who sees the answer.
 */
@ApplicationScoped
public class FindingDispositions {
    private final WaiverRows waivers;
    private final FindingStatementRows statements;
    private final Authorities authorities;
    private final AuditLog audit;
    private final SupposedFacts<UUID, Dispositions> known;

    FindingDispositions(
            WaiverRows waivers,
            FindingStatementRows statements,
            Authorities authorities,
            AuditLog audit,
            RecordWatch watch) {
        this.waivers = waivers;
        this.statements = statements;
        this.authorities = authorities;
        this.audit = audit;
        this.known = watch.supposed(
                List.of("authority"),
                Set.of(Waiver.KIND, FindingStatement.ATTESTED_KIND),
                List.of(
                        Surroundings.byId("imprimatur.waiver", "version_id"),
                        Surroundings.byId("imprimatur.finding_statement", "version_id")));
    }

    /** By version, with an answer for each; in as many statements as for one. */
    public Map<UUID, Dispositions> of(Collection<UUID> versions) {
        return known.each(Set.copyOf(versions), this::read);
    }

    private List<SupposedFacts.Each<UUID, Dispositions>> read(List<UUID> versions) {
        Map<UUID, List<AuditLog.Cited<Waiver>>> waived = audit.counting(waivers.of(versions), WaiverRow::cited).stream()
                .collect(groupingBy(each -> each.row().version()));
        Map<UUID, List<AuditLog.Cited<FindingStatement>>> said =
                audit.counting(statements.of(versions), FindingStatementRow::cited).stream()
                        .collect(groupingBy(each -> each.row().version()));
        Map<UUID, AuditLog.Cited<Authority>> grantedUnder = authorities.cited(waived.values().stream()
                .flatMap(List::stream)
                .flatMap(FindingDispositions::grantedUnder)
                .toList());
        return versions.stream()
                .map(version -> of(
                        version,
                        waived.getOrDefault(version, List.of()),
                        said.getOrDefault(version, List.of()),
                        grantedUnder))
                .toList();
    }

    private static Stream<UUID> grantedUnder(AuditLog.Cited<Waiver> waived) {
        return Stream.ofNullable(waived.row().grantedUnder());
    }

    private static SupposedFacts.Each<UUID, Dispositions> of(
            UUID version,
            List<AuditLog.Cited<Waiver>> waived,
            List<AuditLog.Cited<FindingStatement>> said,
            Map<UUID, AuditLog.Cited<Authority>> authorities) {
        Set<UUID> named =
                waived.stream().flatMap(FindingDispositions::grantedUnder).collect(toUnmodifiableSet());
        List<AuditLog.Cited<Authority>> grantedUnder = named.stream()
                .flatMap(id -> Stream.ofNullable(authorities.get(id)))
                .toList();
        var rested = new ArrayList<AuditLog.Cited<?>>(waived);
        rested.addAll(said);
        rested.addAll(grantedUnder);
        List<String> itself = List.of(version.toString());
        var dispositions = new Dispositions(
                waived.stream().map(AuditLog.Cited::row).toList(),
                said.stream().map(AuditLog.Cited::row).toList(),
                grantedUnder.stream()
                        .map(AuditLog.Cited::row)
                        .collect(toUnmodifiableMap(Authority::id, Function.identity())));
        // Nobody would look for one that is missing, to see whether it is there again.
        boolean lasting = grantedUnder.size() == named.size();
        return new SupposedFacts.Each<>(
                version, new VerifiedFacts.Reading<>(dispositions, List.of(itself, itself), lasting), rested);
    }

    Dispositions of(UUID version) {
        return of(List.of(version)).getOrDefault(version, Dispositions.NONE);
    }

    Optional<Waiver> find(UUID id) {
        return waivers.findByIdOptional(id).flatMap(row -> audit.vouchedFor(row, WaiverRow::cited));
    }

    /** The newest first. */
    List<Waiver> newest(Collection<Waiver.State> states, int limit) {
        return audit.vouchedFor(waivers.newest(states, limit), WaiverRow::cited);
    }

    Waiver record(Change<Waiver> change) {
        return audit.record(change, (kept, entry) -> waivers.getEntityManager().merge(new WaiverRow(kept, entry)));
    }

    FindingStatement say(Change<FindingStatement> change) {
        return audit.record(change, (said, entry) -> statements.persist(new FindingStatementRow(said, entry)));
    }
}
