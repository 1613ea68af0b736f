package org.imprimatur.approval.rules;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.Ban;
import org.imprimatur.policy.rules.Requirement;

/**
 * What must hold before anybody is asked to sign: the bytes were inspected and are the document's latest, nothing hidden
 * goes to the public, the manifest is complete, policy allows it and asks for at least one sign-off, there are enough different
 * people who could give them all, and somebody has seen what is weak in it.
 */
public final class SubmissionRules {
    private SubmissionRules() {}

    /**
     * @return digest of the findings that reviewers will be shown
     * @throws RuleViolation naming the first thing that is in the way
     */
    static Sha256 require(ApprovalRequest request, Circumstances circumstances) {
        Sha256 findings = requireContent(request, circumstances.version());
        requireNothingHidden(request, circumstances);
        requireCompleteness(request.manifest().disclosure(), circumstances);
        requirePermission(circumstances.requirement());
        requireEnoughPeople(request, circumstances);
        if (!circumstances.version().acknowledged()) {
            throw new RuleViolation(ApprovalRefusal.FINDINGS_NOT_ACKNOWLEDGED);
        }
        return findings;
    }

    private static Sha256 requireContent(ApprovalRequest request, VersionFacts version) {
        if (version.blocked()) {
            throw new RuleViolation(DocumentRefusal.DIGEST_BLOCKED);
        }
        if (version.inspection() == VersionFacts.InspectionStanding.UNINSPECTABLE) {
            throw new RuleViolation(ApprovalRefusal.UNINSPECTABLE);
        }
        Sha256 findings = version.findings();
        if (version.inspection() != VersionFacts.InspectionStanding.INSPECTED || findings == null) {
            throw new RuleViolation(ApprovalRefusal.NOT_INSPECTED);
        }
        if (!request.version().equals(version.latest())) {
            throw new RuleViolation(ApprovalRefusal.NOT_LATEST_VERSION);
        }
        return findings;
    }

    /** Said here too and not only by policy: no rule that anybody writes lets hidden content out to everybody. */
    private static void requireNothingHidden(ApprovalRequest request, Circumstances circumstances) {
        if (request.manifest().disclosure().audience() != Audience.PUBLIC_WEB) {
            return;
        }
        var content = circumstances.version().content();
        if (content.hiddenContent() || circumstances.requirement().isForbiddenBecause(Ban.Reason.HIDDEN_CONTENT)) {
            throw new RuleViolation(ApprovalRefusal.HIDDEN_CONTENT);
        }
        if (content.originalSpreadsheet()
                || circumstances.requirement().isForbiddenBecause(Ban.Reason.ORIGINAL_SPREADSHEET)) {
            throw new RuleViolation(ApprovalRefusal.ORIGINAL_SPREADSHEET);
        }
    }

    private static void requireCompleteness(Disclosure disclosure, Circumstances circumstances) {
        List<String> missing = disclosure.missing();
        if (!missing.isEmpty()) {
            throw new ManifestIncomplete(missing);
        }
        Embargo from = disclosure.notBefore();
        Embargo until = disclosure.notAfter();
        if (until != null
                && (until.isOver(circumstances.now())
                        || (from != null && !from.at().isBefore(until.at())))) {
            throw new RuleViolation(ApprovalRefusal.PERIOD_EMPTY);
        }
    }

    private static void requirePermission(Requirement requirement) {
        if (!requirement.forbiddenBy().isEmpty()) {
            throw new ForbiddenByPolicy(requirement.forbiddenBy());
        }
        if (!requirement.allowed() || requirement.signOffs().isEmpty()) {
            throw new RuleViolation(ApprovalRefusal.NO_SIGN_OFF_ASKED_FOR);
        }
    }

    private static void requireEnoughPeople(ApprovalRequest request, Circumstances circumstances) {
        Set<PersonId> excluded =
                SeparationOfDuties.excluded(request, circumstances.version().waiverGranters());
        Map<Role, Set<PersonId>> eligible = new EnumMap<>(Role.class);
        circumstances.holders().forEach((role, holders) -> {
            var left = new HashSet<>(holders);
            left.removeAll(excluded);
            eligible.put(role, left);
        });
        var required = circumstances.requirement().signOffs();
        var unfilled = EnumSet.noneOf(Role.class);
        required.forEach(needed -> unfilled.add(needed.role()));
        unfilled.removeAll(DistinctPersons.assign(required, eligible).keySet());
        if (!unfilled.isEmpty()) {
            throw new QuorumImpossible(unfilled);
        }
    }
}
