package org.imprimatur.document.rules;

import java.util.Set;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/**
 * Who sees that a document exists, its title and its versions' metadata. What somebody does not see is answered as not
 * found. Reading the bytes is narrower: {@link DocumentAct#READ_CONTENT}.
 */
public enum Visibility {
    /** Every document. */
    ALL,
    /** Those that they registered or added a version to. */
    OWN,
    NONE;

    /** @param held the roles that count: asserted by the token and held in the register */
    public static Visibility of(Set<Role> held) {
        var widest = NONE;
        for (Role role : held) {
            var seen = of(role);
            if (seen.compareTo(widest) < 0) {
                widest = seen;
            }
        }
        return widest;
    }

    /** @param own whether the viewer registered the document or added a version to it */
    public boolean shows(boolean own) {
        return switch (this) {
            case ALL -> true;
            case OWN -> own;
            case NONE -> false;
        };
    }

    /**
     * Whether somebody reads the bytes of a version: reviewers every version, a submitter those that they themselves
     * uploaded or edited or whose document they registered.
     *
     * @param held the roles that count
     */
    public static boolean showsContent(Set<Role> held, PersonId reader, Document document, DocumentVersion version) {
        if (held.stream().anyMatch(Role::reviews)) {
            return true;
        }
        return held.contains(Role.SUBMITTER) && (document.registeredBy().equals(reader) || version.isWorkOf(reader));
    }

    private static Visibility of(Role role) {
        return switch (role) {
            case PROGRAM_REVIEWER,
                    RECORDS_OFFICER,
                    PRIVACY_OFFICER,
                    COUNSEL,
                    APPROVING_OFFICIAL,
                    PUBLISHER,
                    INCIDENT_MANAGER,
                    CASE_OFFICER,
                    AUDITOR -> ALL;
            case SUBMITTER -> OWN;
            case POLICY_ADMINISTRATOR, AUTHORITY_ADMINISTRATOR -> NONE;
        };
    }
}
