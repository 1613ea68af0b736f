package org.imprimatur.document;

import org.imprimatur.identity.PersonId;

/**
 * As far as somebody sees documents: every one, or those of their own. Asked of the database with the look-up itself, so that
 * what is hidden takes the same work as what is not there.
 *
 * @param all whether they see every document
 */
record Sight(PersonId viewer, boolean all) {}
