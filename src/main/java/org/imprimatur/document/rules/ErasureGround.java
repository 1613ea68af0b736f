package org.imprimatur.document.rules;

import org.imprimatur.identity.Role;

/** Why the law lets, or makes, a private text of an entry be erased; and whose judgement that is. */
public enum ErasureGround {
    /** A court ordered it. */
    COURT_ORDER(Role.COUNSEL),
    /** Somebody's record was amended under 5 U.S.C. 552a(d)(2). */
    PRIVACY_ACT_AMENDMENT(Role.PRIVACY_OFFICER),
    /** What was written is not relevant and necessary, 5 U.S.C. 552a(e)(1): for example a name where none belonged. */
    NOT_NECESSARY(Role.PRIVACY_OFFICER),
    /** The time for which the records schedule keeps it is over. */
    RETENTION_SCHEDULE(Role.RECORDS_OFFICER);

    private final Role role;

    ErasureGround(Role role) {
        this.role = role;
    }

    /** Who answers for the ground. */
    public Role role() {
        return role;
    }
}
