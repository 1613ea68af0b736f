package org.imprimatur.approval;

import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.identity.PersonId;

/**
 * As far as somebody sees approval requests: every one, or those that they have a hand in. Asked of the database with the
 * look-up itself, so that what is hidden takes the same work as what is not there.
 *
 * @param all whether they see every request
 * @param releases whether they see every release; if not, those of requests that are theirs
 */
record Sight(PersonId viewer, boolean all, boolean releases) {
    /** Whether they are shown an entry about a request that they see. */
    boolean shows(VerifiedEntry entry, PersonId requester) {
        return entry.subject("release") == null || releases || viewer.equals(requester);
    }
}
