package org.imprimatur.document.rules;

/**
 * Why content is protected: declared by the submitter, found by inspection, or both. Policy has one row per category and
 * audience; all categories of a version apply at once.
 */
public enum ProtectionCategory {
    /** Counts and sums about groups, with nothing else found. Falls away when another category is found. */
    AGGREGATE_ONLY,
    /** Counts small enough to single somebody out (under 11). */
    SMALL_CELL,
    /** Asylum applications and records, 8 CFR 208.6. */
    ASYLUM,
    /** Credible or reasonable fear determinations, 8 CFR 208.6. */
    FEAR_DETERMINATION,
    /** Withholding of removal and protection under the Convention Against Torture, 8 CFR 208.6. */
    WITHHOLDING_CAT,
    /** Refugee records, protected like asylum records. */
    REFUGEE,
    /** VAWA self-petitioners, T and U visas, 8 USC 1367. */
    VAWA_T_U,
    /** Temporary protected status, 8 CFR 244.16. */
    TPS,
    /** Legalization applications, 8 USC 1255a(c)(5). */
    LEGALIZATION,
    /** Visa records, 8 USC 1202(f). */
    VISA_RECORD,
    /** Sensitive personally identifiable information without a claim linked to it. */
    SPII,
    /** Retrieved by a personal identifier from a system of records, 5 USC 552a. */
    PRIVACY_ACT_RECORD,
    /** Health information. */
    HEALTH,
    /** About somebody under 18. */
    MINOR,
    /** Something could not be inspected. */
    UNKNOWN;

    /** Whether the category is one of the group that 8 CFR 208.6 protects. */
    public boolean inAsylumGroup() {
        return switch (this) {
            case ASYLUM, FEAR_DETERMINATION, WITHHOLDING_CAT, REFUGEE -> true;
            case AGGREGATE_ONLY,
                    SMALL_CELL,
                    VAWA_T_U,
                    TPS,
                    LEGALIZATION,
                    VISA_RECORD,
                    SPII,
                    PRIVACY_ACT_RECORD,
                    HEALTH,
                    MINOR,
                    UNKNOWN -> false;
        };
    }
}
