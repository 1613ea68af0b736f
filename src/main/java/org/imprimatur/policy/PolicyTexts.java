package org.imprimatur.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.PolicyVersion;

/** The texts of the policy as they were put in force. Call inside a transaction. Asks nobody's permission. */
@ApplicationScoped
public class PolicyTexts {
    private final PolicyVersionRows rows;
    private final AuditLog audit;

    PolicyTexts(PolicyVersionRows rows, AuditLog audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** A text, and the digest of the rules that it gives, for which an entry vouches. */
    public record PolicyText(String text, Sha256 rulesSha256) {}

    /** Empty for a version that is not there, or that the log does not vouch for. */
    public Optional<PolicyText> text(int version) {
        return rows.findByIdOptional(version).flatMap(row -> {
            PolicyVersion stored = row.toVersion();
            return audit.vouchesForAll(List.of(new AuditLog.Cited<>(row.entryId, stored)))
                    ? Optional.of(new PolicyText(stored.text(), stored.rulesDigest()))
                    : Optional.empty();
        });
    }
}
