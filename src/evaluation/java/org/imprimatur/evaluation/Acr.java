package org.imprimatur.evaluation;

import java.util.List;

/** How strong a sign-in was said to be: the evaluation's two authentication context classes. */
public enum Acr {
    SINGLE("urn:imprimatur:acr:single", "with a password only", List.of("pwd")),
    MULTI_FACTOR("urn:imprimatur:acr:multi-factor", "with a password and a second factor", List.of("pwd", "otp"));

    private final String value;
    private final String label;
    private final List<String> amr;

    Acr(String value, String label, List<String> amr) {
        this.value = value;
        this.label = label;
        this.amr = amr;
    }

    /** The value of the {@code acr} claim. */
    public String value() {
        return value;
    }

    String label() {
        return label;
    }

    /** The values of the {@code amr} claim (RFC 8176). */
    List<String> amr() {
        return amr;
    }
}
