package org.imprimatur.document;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Subject;

/** An attempt to do something with a version. */
public record VersionAttempt(UUID version) implements Attempt {
    @Override
    public Subject subject() {
        return new Subject(null, version, null, null, null);
    }
}
