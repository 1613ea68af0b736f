package org.imprimatur.evaluation;

import static org.imprimatur.identity.Role.APPROVING_OFFICIAL;
import static org.imprimatur.identity.Role.AUDITOR;
import static org.imprimatur.identity.Role.AUTHORITY_ADMINISTRATOR;
import static org.imprimatur.identity.Role.CASE_OFFICER;
import static org.imprimatur.identity.Role.COUNSEL;
import static org.imprimatur.identity.Role.INCIDENT_MANAGER;
import static org.imprimatur.identity.Role.POLICY_ADMINISTRATOR;
import static org.imprimatur.identity.Role.PRIVACY_OFFICER;
import static org.imprimatur.identity.Role.PROGRAM_REVIEWER;
import static org.imprimatur.identity.Role.PUBLISHER;
import static org.imprimatur.identity.Role.RECORDS_OFFICER;
import static org.imprimatur.identity.Role.SUBMITTER;

import java.util.List;
import java.util.Optional;
import org.imprimatur.identity.Role;

/**
 * Somebody who can sign in to the evaluation. Invented.
 *
 * @param id what one signs in with; the subject of the account
 * @param name the printed name
 * @param roles what the identity provider says they are; the register decides what of it counts
 */
public record DemoPerson(String id, String name, List<Role> roles) {
    /** At least one per role; two where the rules ask for two; and one who holds roles that exclude each other. */
    public static final List<DemoPerson> ALL = List.of(
            new DemoPerson("sam", "Sam Whitfield", List.of(SUBMITTER)),
            new DemoPerson("riley", "Riley Castellano", List.of(PROGRAM_REVIEWER)),
            new DemoPerson("farah", "Farah Haddon", List.of(RECORDS_OFFICER)),
            new DemoPerson("priya", "Priya Raman", List.of(PRIVACY_OFFICER)),
            new DemoPerson("carl", "Carl Jessup", List.of(COUNSEL)),
            new DemoPerson("alex", "Alex Moreau", List.of(APPROVING_OFFICIAL)),
            new DemoPerson("pat", "Pat Dunleavy", List.of(PUBLISHER)),
            new DemoPerson("ines", "Ines Calloway", List.of(INCIDENT_MANAGER)),
            new DemoPerson("cody", "Cody Brandt", List.of(CASE_OFFICER)),
            new DemoPerson("ada", "Ada Thornbury", List.of(AUDITOR)),
            new DemoPerson("paul", "Paul Ostrander", List.of(POLICY_ADMINISTRATOR)),
            new DemoPerson("petra", "Petra Nakamura", List.of(POLICY_ADMINISTRATOR)),
            new DemoPerson("adam", "Adam Kessler", List.of(AUTHORITY_ADMINISTRATOR)),
            new DemoPerson("robin", "Robin Vance", List.of(SUBMITTER, PROGRAM_REVIEWER, PRIVACY_OFFICER)));

    public DemoPerson {
        roles = List.copyOf(roles);
    }

    /** The person of this id, if there is one. */
    public static Optional<DemoPerson> of(String id) {
        return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
