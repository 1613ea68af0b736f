package org.imprimatur;

/**
 * A rule refused this act. Carries the feature's named refusal, which is also the code that the API answers with, so that
 * one name follows a refusal from the rule through the audit entry to the person.
 *
 * <p>Thrown by rules and use cases only; it rolls the transaction back, and the refusal is recorded afterwards in a
 * transaction of its own. Subclasses carry data that a client needs to go on (for example the age an authentication may
 * have); they never carry text about a person.
 */
public class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RuleViolation(Refusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    public final Refusal refusal() {
        return refusal;
    }

    /** A named reason to refuse. Implemented by one enum per feature; the name is unique across features. */
    public interface Refusal {
        /** The code: upper case, stable, part of the approved schema. */
        String name();

        /** One or two sentences to the person: what is forbidden or missing, and what to do next. */
        String message();
    }
}
