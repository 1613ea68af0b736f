package org.imprimatur.approval.rules;

import org.imprimatur.RuleViolation;
import org.imprimatur.identity.Role;

/**
 * What a signature means (21 CFR 11.50(a)(3)): a code that the server owns and whose sentence it renders, so that nobody
 * signs a sentence of their own making. Constants are never renamed or removed; signatures name them for ever.
 */
public enum Meaning {
    PROGRAM_REVIEWED(
            "I reviewed this content for the program and approve that exactly these bytes go to this audience."),
    RECORDS_REVIEWED("I reviewed this content as a record and approve that exactly these bytes go to this audience."),
    PRIVACY_REVIEWED("I reviewed the findings and the people this content exposes, and approve that exactly these bytes"
            + " go to this audience."),
    LEGALLY_SUFFICIENT("I find the legal basis sufficient and approve that exactly these bytes go to this audience."),
    DISCLOSURE_AUTHORISED(
            "I hold the authority to disclose and authorise that exactly these bytes go to this audience."),
    DISCLOSURE_REFUSED("I refuse that these bytes go to this audience."),
    RETURNED_FOR_CHANGE("I return this request unsigned; it must change before I would consider it again.");

    private final String sentence;

    Meaning(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence that the signer was shown, in the first person. */
    public String sentence() {
        return sentence;
    }

    /**
     * What this verdict means in this role.
     *
     * @throws RuleViolation {@link ApprovalRefusal#NOT_A_REVIEWING_ROLE}
     */
    public static Meaning of(Verdict verdict, Role role) {
        if (!role.reviews()) {
            throw new RuleViolation(ApprovalRefusal.NOT_A_REVIEWING_ROLE);
        }
        return switch (verdict) {
            case REFUSE -> DISCLOSURE_REFUSED;
            case RETURN -> RETURNED_FOR_CHANGE;
            case APPROVE ->
                switch (role) {
                    case PROGRAM_REVIEWER -> PROGRAM_REVIEWED;
                    case RECORDS_OFFICER -> RECORDS_REVIEWED;
                    case PRIVACY_OFFICER -> PRIVACY_REVIEWED;
                    case COUNSEL -> LEGALLY_SUFFICIENT;
                    case APPROVING_OFFICIAL -> DISCLOSURE_AUTHORISED;
                    case SUBMITTER,
                            PUBLISHER,
                            INCIDENT_MANAGER,
                            CASE_OFFICER,
                            AUDITOR,
                            POLICY_ADMINISTRATOR,
                            AUTHORITY_ADMINISTRATOR -> throw new RuleViolation(ApprovalRefusal.NOT_A_REVIEWING_ROLE);
                };
        };
    }
}
