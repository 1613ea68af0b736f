package org.imprimatur.approval;

import org.imprimatur.identity.PersonId;

/**
 * As far as somebody sees approval requests: every one, or those that they have a hand in. Asked of the database with the
 * look-up itself, so that what is hidden takes the same work as what is not there.
 *
 * @param all whether they see every request
 */
record Sight(PersonId viewer, boolean all) {}
