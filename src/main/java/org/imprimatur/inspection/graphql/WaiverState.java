package org.imprimatur.inspection.graphql;

import org.eclipse.microprofile.graphql.Description;

/** Where a waiver stands. */
@Description("Where a waiver stands. Whether a granted one is over, its field inForce says.")
public enum WaiverState {
    ASKED,
    GRANTED,
    REFUSED,
    WITHDRAWN
}
