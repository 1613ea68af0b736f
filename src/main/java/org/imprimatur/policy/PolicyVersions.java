package org.imprimatur.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.SupposedFacts;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.policy.rules.PolicyVersion;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the policy. Call inside a transaction. A version whose audit entry does not vouch for its row, or whose
 * text does not give the rules that the row names, is not answered.
 */
@ApplicationScoped
class PolicyVersions {
    private static final Logger LOG = Logger.getLogger(PolicyVersions.class);
    private static final String NEWEST = "newest";

    private final PolicyVersionRows rows;
    private final AuditLog audit;
    private final SupposedFacts<String, Policy> known;
    private volatile @Nullable Parsed lastParsed;

    PolicyVersions(PolicyVersionRows rows, AuditLog audit, RecordWatch watch) {
        this.rows = rows;
        this.audit = audit;
        this.known = watch.supposed(
                List.of(),
                Set.of(PolicyVersion.KIND),
                List.of(
                        Surroundings.all("imprimatur.policy_version"),
                        // That there is no later one says the log, or that somebody removed it.
                        Surroundings.byName("audit.attestation", "row_id", "kind = '" + PolicyVersion.KIND + "'")));
    }

    /** What a text says; kept because reading and digesting it takes far longer than comparing it. */
    private record Parsed(int version, String text, Policy policy, Sha256 digest) {}

    PolicyVersion record(Change<PolicyVersion> change) {
        return audit.record(change, (loaded, entry) -> rows.persist(new PolicyVersionRow(loaded, entry)));
    }

    boolean any() {
        return rows.newest().isPresent();
    }

    /**
     * The newest version, if it counts. There is no falling back to an older one: what was replaced is not in force, also when
     * somebody removed the row that replaced it.
     */
    Optional<Policy> newest() {
        return Optional.ofNullable(
                known.each(List.of(NEWEST), asked -> readNewest().stream().toList())
                        .get(NEWEST));
    }

    private Optional<SupposedFacts.Each<String, Policy>> readNewest() {
        return rows.newest()
                .filter(row -> !audit.knows(PolicyVersion.KIND, later(row)))
                .flatMap(row -> verified(row)
                        .map(policy -> new SupposedFacts.Each<>(
                                NEWEST,
                                policy,
                                List.of(row.cited()),
                                List.of(List.of(Surroundings.EACH), List.of(later(row))))));
    }

    private static String later(PolicyVersionRow row) {
        return Integer.toString(row.version + 1);
    }

    /** The version, if it is there and counts. */
    Optional<Policy> find(int version) {
        return rows.findByIdOptional(version).flatMap(this::verified);
    }

    private Optional<Policy> verified(PolicyVersionRow row) {
        PolicyVersion stored = row.toVersion();
        if (!audit.vouchesForAll(List.of(row.cited()))) {
            LOG.errorf("Policy version %d counts for nothing: no audit entry vouches for it", stored.version());
            return Optional.empty();
        }
        try {
            Parsed parsed = parsed(stored);
            if (parsed.digest().equals(stored.rulesDigest())) {
                return Optional.of(parsed.policy());
            }
            LOG.errorf("Policy version %d counts for nothing: its text gives other rules now", stored.version());
        } catch (PolicyFileRefused unreadable) {
            LOG.errorf(unreadable, "Policy version %d counts for nothing: its text is refused", stored.version());
        }
        return Optional.empty();
    }

    private Parsed parsed(PolicyVersion stored) {
        Parsed last = lastParsed;
        if (last != null && last.version() == stored.version() && last.text().equals(stored.text())) {
            return last;
        }
        Policy policy = PolicyFile.read(stored.text(), stored.version());
        var parsed = new Parsed(stored.version(), stored.text(), policy, policy.digest());
        lastParsed = parsed;
        return parsed;
    }
}
