package org.imprimatur.inspection.rules;

/**
 * Why a finding may be set aside. A code goes into the record, and no text: what somebody would write about a finding may be about a
 * person. Constants are never renamed or removed: entries name them for ever.
 */
public enum WaiverReason {
    /** What was found is something else than the recogniser takes it for: the number of a form, for example. */
    RECOGNISER_MISTAKEN,
    /** It is about an official or an office in that capacity: the telephone of a press desk. */
    OFFICIAL_CAPACITY,
    /** It is about nobody: an example in a form or a guide. */
    INVENTED_EXAMPLE,
    /** A statute or a court made it public. */
    PUBLIC_BY_LAW
}
