package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.inspection.rules.RulesetFileRefused;
import org.imprimatur.inspection.rules.RulesetVersion;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the ruleset. Call inside a transaction. A version whose audit entry does not vouch for its row, or whose
 * text does not give the rules that the row names, is not answered.
 */
@ApplicationScoped
class RulesetVersions {
    private static final Logger LOG = Logger.getLogger(RulesetVersions.class);

    private final RulesetVersionRows rows;
    private final AuditLog audit;
    private volatile @Nullable Parsed lastParsed;

    RulesetVersions(RulesetVersionRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** A version and what its text says. */
    record Counting(RulesetVersion version, WrittenRuleset written) {}

    /** What a text says; kept because reading and digesting it takes far longer than comparing it. */
    private record Parsed(WrittenRuleset written, Sha256 digest) {}

    RulesetVersion record(Change<RulesetVersion> change) {
        return audit.record(change, (kept, entry) -> rows.persist(new RulesetVersionRow(kept, entry)));
    }

    boolean any() {
        return rows.newest().isPresent();
    }

    /**
     * The newest version, if it counts. There is no falling back to an older one: what was replaced is not in force, also when
     * somebody removed the row that replaced it.
     */
    Optional<Counting> newest() {
        return rows.newest()
                .filter(row -> !audit.knows(RulesetVersion.KIND, Integer.toString(row.version + 1)))
                .flatMap(this::verified);
    }

    /** The version, if it is there and counts. */
    Optional<Counting> find(int version) {
        return rows.findByIdOptional(version).flatMap(this::verified);
    }

    private Optional<Counting> verified(RulesetVersionRow row) {
        RulesetVersion stored = row.toVersion();
        if (!audit.vouchesForAll(List.of(row.cited()))) {
            LOG.errorf("audit.forgery.detected: no audit entry vouches for ruleset version %d", stored.version());
            return Optional.empty();
        }
        try {
            Parsed parsed = parsed(stored.text());
            if (parsed.digest().equals(stored.rulesDigest())) {
                return Optional.of(new Counting(stored, parsed.written()));
            }
            LOG.errorf(
                    "Ruleset version %d counts for nothing: its text gives other rules than were put in force. Where the"
                            + " product was replaced by another release, propose the text anew",
                    stored.version());
        } catch (RulesetFileRefused unreadable) {
            LOG.errorf(unreadable, "Ruleset version %d counts for nothing: its text is refused", stored.version());
        }
        return Optional.empty();
    }

    private Parsed parsed(String text) {
        Parsed last = lastParsed;
        if (last != null && last.written().text().equals(text)) {
            return last;
        }
        WrittenRuleset written = WrittenRuleset.read(text);
        var parsed = new Parsed(written, written.rules().digest());
        lastParsed = parsed;
        return parsed;
    }
}
