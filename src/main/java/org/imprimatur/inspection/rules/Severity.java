package org.imprimatur.inspection.rules;

/** What a finding calls for. Declared from grave to slight, but for {@link #UNKNOWN}, which is graver than it looks. */
public enum Severity {
    /** An identifier linked to a claim, or any identifier in a place that a reader does not see. */
    CRITICAL,
    /** A direct identifier, whatever the count. */
    HIGH,
    /** An indirect identifier, disguised text, or a hidden place with content. */
    MEDIUM,
    /** Weak: acknowledged, and no more. */
    LOW,
    /** Something could not be read. */
    UNKNOWN;

    /** Whether content with such a finding is not clean. */
    public boolean isMediumOrAbove() {
        return switch (this) {
            case CRITICAL, HIGH, MEDIUM, UNKNOWN -> true;
            case LOW -> false;
        };
    }
}
