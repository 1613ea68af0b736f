package org.imprimatur.document;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Subject;

/** An attempt to do something with a document. */
public record DocumentAttempt(UUID document) implements Attempt {
    @Override
    public Subject subject() {
        return Subject.ofDocument(document);
    }
}
