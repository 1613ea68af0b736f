package org.imprimatur.inspection.rules;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/**
 * A ruleset that somebody would put in force. It is tried on stored versions first, and another person decides.
 *
 * @param text the file that was proposed, word for word
 * @param rulesDigest {@link Ruleset#digest()} of the rules in the text
 */
public record RulesetProposal(UUID id, String text, Sha256 rulesDigest, PersonId by, Instant at) implements Attested {
    /** {@link #attestedKind()} of every proposal. */
    public static final String KIND = "ruleset-proposal";

    public static Change<RulesetProposal> propose(
            UUID id, WrittenRuleset written, Actor by, PersonId person, Instant now) {
        var proposal = new RulesetProposal(id, written.text(), written.rules().digest(), person, now);
        return new Change<>(
                proposal,
                AuditEvent.of(Action.PROPOSE_RULESET, by, now)
                        .as(Role.POLICY_ADMINISTRATOR)
                        .fact("proposal", id.toString())
                        .fact("ruleset", written.rules().version())
                        .fact("rules", proposal.rulesDigest.hex())
                        .fact("text", Sha256.of(written.text()).hex()));
    }

    @Override
    public String attestedKind() {
        return KIND;
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("text", Sha256.of(text).hex());
        content.put("rules", rulesDigest.hex());
        content.put("by", by.toString());
        content.put("at", at.toString());
        return content;
    }
}
