package org.imprimatur.policy.rules;

/** To whom a version would be disclosed. Constants are never renamed: manifests and policy versions name them for ever. */
public enum Audience {
    /** Everybody: a page, a feed, an open data portal. */
    PUBLIC_WEB,
    RESEARCHER,
    /** Somebody who asked under the Freedom of Information Act, 5 USC 552. */
    FOIA_REQUESTER,
    FOREIGN_GOVERNMENT,
    THIRD_PARTY,
    NGO,
    /** A single member of Congress, not acting for a committee. */
    CONGRESS_MEMBER,
    CONGRESS_COMMITTEE,
    /** The person that the content is about. */
    SUBJECT,
    /** The attorney or representative of that person. */
    COUNSEL_OF_RECORD,
    /** An officer of the United States who has a need to examine the content. */
    USG_NEED_TO_EXAMINE,
    USG_CONTRACTOR,
    US_COURT,
    LAW_ENFORCEMENT_FED,
    LAW_ENFORCEMENT_STATE_LOCAL,
    /** Inspectors general and the Government Accountability Office. */
    OVERSIGHT;

    /**
     * Whether the audience is outside the federal executive and the federal courts. States, local authorities and Congress
     * count as outside, which is the stricter reading.
     */
    public boolean outsideGovernment() {
        return switch (this) {
            case PUBLIC_WEB,
                    RESEARCHER,
                    FOIA_REQUESTER,
                    FOREIGN_GOVERNMENT,
                    THIRD_PARTY,
                    NGO,
                    CONGRESS_MEMBER,
                    CONGRESS_COMMITTEE,
                    SUBJECT,
                    COUNSEL_OF_RECORD,
                    LAW_ENFORCEMENT_STATE_LOCAL -> true;
            case USG_NEED_TO_EXAMINE, USG_CONTRACTOR, US_COURT, LAW_ENFORCEMENT_FED, OVERSIGHT -> false;
        };
    }
}
