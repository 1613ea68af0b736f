package org.imprimatur.document.rules;

import org.imprimatur.RuleViolation;

/** {@link DocumentRefusal#DOCUMENT_CHANGED}, with the lock version that the document has now. */
public final class DocumentChanged extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final int current;

    DocumentChanged(int current) {
        super(DocumentRefusal.DOCUMENT_CHANGED);
        this.current = current;
    }

    public int current() {
        return current;
    }
}
