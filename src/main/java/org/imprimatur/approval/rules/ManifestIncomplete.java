package org.imprimatur.approval.rules;

import java.util.List;
import org.imprimatur.RuleViolation;

/** The manifest cannot be submitted as long as these fields are empty. */
public final class ManifestIncomplete extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final transient List<String> missing;

    ManifestIncomplete(List<String> missing) {
        super(ApprovalRefusal.MANIFEST_INCOMPLETE);
        this.missing = List.copyOf(missing);
    }

    /** Names of the fields as the API has them. */
    public List<String> missing() {
        return missing;
    }
}
