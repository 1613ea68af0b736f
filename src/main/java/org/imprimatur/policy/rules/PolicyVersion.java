package org.imprimatur.policy.rules;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;

/**
 * One version of the policy as it is kept: never changed, in force until there is a newer one.
 *
 * @param text the file that was loaded, word for word
 * @param rulesDigest {@link Policy#digest()} of the rules in the text
 * @param loadedAt by the database's clock
 */
public record PolicyVersion(int version, String text, Sha256 rulesDigest, Instant loadedAt) implements Attested {
    /** {@link #attestedKind()} of every version. */
    public static final String KIND = "policy-version";

    /** Puts a policy in force, beginning now. */
    public static Change<PolicyVersion> load(Actor by, Instant now, Policy policy, String text) {
        return new Change<>(
                new PolicyVersion(policy.version(), text, policy.digest(), now),
                AuditEvent.of(Action.LOAD_POLICY, by, now)
                        .under(policy.named(), List.of())
                        .fact("rules", policy.rules().size())
                        .fact("text", Sha256.of(text).hex()));
    }

    @Override
    public String attestedKind() {
        return KIND;
    }

    @Override
    public String attestedId() {
        return Integer.toString(version);
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("version", version);
        content.put("text", Sha256.of(text).hex());
        content.put("rules", rulesDigest.hex());
        content.put("loadedAt", loadedAt.toString());
        return content;
    }
}
