package org.imprimatur.inspection;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.authority.Authorities;
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

    FindingDispositions(WaiverRows waivers, FindingStatementRows statements, Authorities authorities, AuditLog audit) {
        this.waivers = waivers;
        this.statements = statements;
        this.authorities = authorities;
        this.audit = audit;
    }

    /** By version, with an answer for each; in as many statements as for one. */
    public Map<UUID, Dispositions> of(Collection<UUID> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        var waived = audit.vouchedFor(waivers.of(versions), WaiverRow::cited).stream()
                .collect(groupingBy(Waiver::version));
        var said = audit.vouchedFor(statements.of(versions), FindingStatementRow::cited).stream()
                .collect(groupingBy(FindingStatement::version));
        var grantedUnder = authorities.find(waived.values().stream()
                .flatMap(List::stream)
                .flatMap(waiver -> Stream.ofNullable(waiver.grantedUnder()))
                .toList());
        var all = new HashMap<UUID, Dispositions>();
        for (UUID version : versions) {
            all.put(
                    version,
                    new Dispositions(
                            waived.getOrDefault(version, List.of()),
                            said.getOrDefault(version, List.of()),
                            grantedUnder));
        }
        return all;
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
