package org.imprimatur.release;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Subject;

/** An attempt to do something with a release. */
public record ReleaseAttempt(UUID release) implements Attempt {
    @Override
    public Subject subject() {
        return new Subject(null, null, null, release, null);
    }
}
