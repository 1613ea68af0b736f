package org.imprimatur.document.rules;

import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.RuleViolation;
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
    private final Role[] roles;

    DocumentAct(DocumentRefusal refusal, Role... roles) {
        this.refusal = refusal;
        this.roles = roles;
    }

    /**
     * The role in which somebody does this act: the first of the act's roles that they hold.
     *
     * @param held the roles that count: asserted by the token and held in the register
     * @throws RuleViolation when they hold none of them
     */
    public Role roleAmong(Set<Role> held) {
        for (Role role : roles) {
            if (held.contains(role)) {
                return role;
            }
        }
        throw new RuleViolation(refusal);
    }

    /** The roles that may, for documentation and for asking the register. */
    public Set<Role> roles() {
        var all = EnumSet.noneOf(Role.class);
        all.addAll(Set.of(roles));
        return all;
    }
}
