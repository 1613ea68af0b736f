package org.imprimatur.identity;

/** What somebody may act as. A role counts only where the token asserts it and the register holds an authority for it. */
public enum Role {
    SUBMITTER,
    PROGRAM_REVIEWER,
    RECORDS_OFFICER,
    PRIVACY_OFFICER,
    COUNSEL,
    APPROVING_OFFICIAL,
    PUBLISHER,
    INCIDENT_MANAGER,
    CASE_OFFICER,
    AUDITOR,
    POLICY_ADMINISTRATOR,
    AUTHORITY_ADMINISTRATOR;

    /** Whether the role signs off approval requests. */
    public boolean reviews() {
        return switch (this) {
            case PROGRAM_REVIEWER, RECORDS_OFFICER, PRIVACY_OFFICER, COUNSEL, APPROVING_OFFICIAL -> true;
            case SUBMITTER,
                    PUBLISHER,
                    INCIDENT_MANAGER,
                    CASE_OFFICER,
                    AUDITOR,
                    POLICY_ADMINISTRATOR,
                    AUTHORITY_ADMINISTRATOR -> false;
        };
    }
}
