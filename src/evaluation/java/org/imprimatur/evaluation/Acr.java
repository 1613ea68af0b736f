package org.imprimatur.evaluation;

import java.util.List;

/** How strong a sign-in was said to be: the evaluation's two authentication context classes. */
public enum Acr {
    SINGLE("urn:imprimatur:acr:single", "with a password only"),
    MULTI_FACTOR("urn:imprimatur:acr:multi-factor", "with a password and a second factor");

    private final String value;
    private final String label;

    Acr(String value, String label) {
        this.value = value;
        this.label = label;
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
        return switch (this) {
            case SINGLE -> List.of("pwd");
            case MULTI_FACTOR -> List.of("pwd", "otp");
        };
    }
}
