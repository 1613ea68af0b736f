package org.imprimatur.inspection.rules;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * One version of the ruleset as it is kept: never changed, in force until there is a newer one.
 *
 * @param version from 1, without gaps
 * @param text the file, word for word
 * @param rulesDigest {@link Ruleset#digest()} of the rules in the text
 * @param proposal what it came of; null for the one that the product shipped with
 * @param inForceFrom by the database's clock
 */
public record RulesetVersion(
        int version,
        String text,
        Sha256 rulesDigest,
        @Nullable UUID proposal,
        Instant inForceFrom) implements Attested {
    /** {@link #attestedKind()} of every version. */
    public static final String KIND = "ruleset-version";

    /** The first version is the one that the product ships with. */
    public static Change<RulesetVersion> load(WrittenRuleset shipped, Actor by, Instant now) {
        return change(
                new RulesetVersion(1, shipped.text(), shipped.rules().digest(), null, now), Action.LOAD_RULESET, by);
    }

    /**
     * Puts a proposal in force after this version.
     *
     * @throws RuleViolation {@link InspectionRefusal#OWN_PROPOSAL}: rules that see less let people's data out, so nobody changes
     *     them alone; {@link InspectionRefusal#RULESET_IN_FORCE_ALREADY}
     */
    public Change<RulesetVersion> replaceBy(RulesetProposal proposal, Actor by, PersonId person, Instant now) {
        if (proposal.by().equals(person)) {
            throw new RuleViolation(InspectionRefusal.OWN_PROPOSAL);
        }
        if (proposal.rulesDigest().equals(rulesDigest)) {
            throw new RuleViolation(InspectionRefusal.RULESET_IN_FORCE_ALREADY);
        }
        var next = new RulesetVersion(version + 1, proposal.text(), proposal.rulesDigest(), proposal.id(), now);
        Change<RulesetVersion> change = change(next, Action.ACTIVATE_RULESET, by);
        return new Change<>(
                next,
                change.event()
                        .as(Role.PRIVACY_OFFICER)
                        .fact("proposal", proposal.id().toString()));
    }

    private static Change<RulesetVersion> change(RulesetVersion next, Action action, Actor by) {
        return new Change<>(
                next,
                AuditEvent.of(action, by, next.inForceFrom)
                        .fact("rulesetVersion", next.version)
                        .fact("rules", next.rulesDigest.hex())
                        .fact("text", Sha256.of(next.text).hex()));
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
        if (proposal != null) {
            content.put("proposal", proposal.toString());
        }
        content.put("inForceFrom", inForceFrom.toString());
        return content;
    }
}
