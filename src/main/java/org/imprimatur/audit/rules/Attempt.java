package org.imprimatur.audit.rules;

import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tries, as a use case gets it. Known before any rule has spoken, so that a refused act can be recorded with
 * what it was about.
 */
public interface Attempt {
    /** What the attempt is about, as far as the client has named it. */
    default Subject subject() {
        return Subject.NONE;
    }

    /** The role that the actor wants to act in, where they name one. */
    default @Nullable Role role() {
        return null;
    }
}
