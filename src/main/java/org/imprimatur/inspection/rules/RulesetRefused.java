package org.imprimatur.inspection.rules;

import org.imprimatur.RuleViolation;

/** A text that was given is not a ruleset; says where and why. What is quoted is a name of the text's own rules. */
public final class RulesetRefused extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final transient RulesetFileRefused cause;

    public RulesetRefused(RulesetFileRefused cause) {
        super(InspectionRefusal.RULESET_NOT_READABLE);
        this.cause = cause;
    }

    public RulesetFileRefused flaw() {
        return cause;
    }
}
