package org.imprimatur.document.rules;

import java.util.List;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Role;

/** What people do with documents, and which roles may. Whether somebody sees the document at all is {@link Visibility}'s. */
public enum DocumentAct {
    REGISTER(DocumentRefusal.NOT_A_SUBMITTER, Role.SUBMITTER),
    ADD_VERSION(DocumentRefusal.NOT_A_SUBMITTER, Role.SUBMITTER),
    /** Stopping is easier than starting: everybody who has a part in a release may, alone. */
    BLOCK_DIGEST(
            DocumentRefusal.MAY_NOT_BLOCK_DIGEST,
            Role.INCIDENT_MANAGER,
            Role.PRIVACY_OFFICER,
            Role.COUNSEL,
            Role.APPROVING_OFFICIAL,
            Role.RECORDS_OFFICER,
            Role.PROGRAM_REVIEWER,
            Role.PUBLISHER,
            Role.SUBMITTER),
    /** Those who answer for what is kept, and for what a court will ask for. */
    HOLD(DocumentRefusal.MAY_NOT_HOLD, Role.RECORDS_OFFICER, Role.COUNSEL),
    /** Each under the grounds that are theirs, see {@link ErasureGround}. */
    ERASE_DETAIL(DocumentRefusal.MAY_NOT_ERASE, Role.PRIVACY_OFFICER, Role.RECORDS_OFFICER, Role.COUNSEL),
    /** Auditors and publishers are left out on purpose: they work with digests, and with releases. */
    READ_CONTENT(
            DocumentRefusal.MAY_NOT_READ_CONTENT,
            Role.PROGRAM_REVIEWER,
            Role.RECORDS_OFFICER,
            Role.PRIVACY_OFFICER,
            Role.COUNSEL,
            Role.APPROVING_OFFICIAL,
            Role.SUBMITTER);

    private final DocumentRefusal refusal;
    private final List<Role> roles;

    DocumentAct(DocumentRefusal refusal, Role... roles) {
        this.refusal = refusal;
        this.roles = List.of(roles);
    }

    /** The roles that may, the one to act in first where somebody holds several. */
    public List<Role> roles() {
        return roles;
    }

    /** What somebody is told who holds none of the roles. */
    public DocumentRefusal refusal() {
        return refusal;
    }

    /** @throws RuleViolation where the authority is for another role */
    void requireOf(Authority authority) {
        if (!roles.contains(authority.role())) {
            throw new RuleViolation(refusal);
        }
    }
}
