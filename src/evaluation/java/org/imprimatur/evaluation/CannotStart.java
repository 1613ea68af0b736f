package org.imprimatur.evaluation;

import org.jspecify.annotations.Nullable;

/** The evaluation cannot start. The message is one or two sentences that say what is wrong and what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
