package org.imprimatur.policy.rules;

import java.util.function.Predicate;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can ask for besides sign-offs. Closed: each names its evidence, and the software either can check that the
 * evidence is there or the rule forbids (CONDITION_NOT_EVALUABLE). Constants are never renamed: policy versions name them.
 */
public enum Condition {
    INSPECTION_CLEAN(
            "the inspection: no finding of severity MEDIUM or above",
            asked -> asked.facts().inspected() && asked.facts().clean()),
    VISIBLE_CONTENT_ONLY(
            "the inspection: nothing in a place that the reader does not see",
            asked -> asked.facts().visibleOnly()),
    WRITTEN_REASON("the manifest's reason", fields(EvidenceField.WRITTEN_REASON)),
    DOCKET_NUMBER("the manifest's docket number", fields(EvidenceField.DOCKET_NUMBER)),
    RECIPIENT_NAME_AND_ADDRESS(
            "the manifest's name and address of each recipient, which the accounting of 5 USC 552a(c) keeps",
            fields(EvidenceField.RECIPIENT_NAME, EvidenceField.RECIPIENT_ADDRESS)),
    WRITTEN_REQUEST(
            "the manifest's reference of the recipient's request in writing",
            fields(EvidenceField.WRITTEN_REQUEST_REFERENCE)),
    NO_MINOR("the categories: nobody under 18", asked -> !asked.categories().contains(ProtectionCategory.MINOR)),

    SMALL_CELLS_SUPPRESSED("a check that no cell under 11 is left or can be computed back", null),
    CONSENT_OF_EACH_PERSON("an attached consent of each person that names the recipient", null),
    ADULT_WAIVER_OF_EACH_PERSON("an attached waiver of each person, given as an adult", null),
    PERSON_BY_PERSON("an attached decision for each person alone", null),
    OWN_RECORD_ONLY("a check that the content is about the recipient or their client and nobody else", null),
    IDENTITY_PROOF("an attached proof of the recipient's identity", null),
    APPEARANCE_ON_FILE("an attached notice of appearance, form G-28", null),
    EXEMPTIONS_MARKED("redaction marks in place, each with its exemption, 5 USC 552(b)", null),
    COURT_ORDER("an attached order of a court", null);

    private final String evidence;
    private final @Nullable Predicate<PolicyCase> check;

    Condition(String evidence, @Nullable Predicate<PolicyCase> check) {
        this.evidence = evidence;
        this.check = check;
    }

    /** What shows that the condition holds, in words for the person who has to provide it. */
    public String evidence() {
        return evidence;
    }

    /** Whether the software can check it. A rule with a condition that it cannot check forbids. */
    public boolean implemented() {
        return check != null;
    }

    /** Whether the case holds the evidence; never where the condition is not implemented. */
    boolean metBy(PolicyCase asked) {
        return check != null && check.test(asked);
    }

    private static Predicate<PolicyCase> fields(EvidenceField... needed) {
        return asked -> {
            for (var field : needed) {
                if (!asked.evidence().has(field)) {
                    return false;
                }
            }
            return true;
        };
    }
}
