package org.imprimatur.audit;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Lets the tests of later features have the whole record verified now, instead of waiting for the next round. */
@Unremovable
@ApplicationScoped
public class Verification {
    private final RecordVerification verification;
    private final RowVerification rows;

    Verification(RecordVerification verification, RowVerification rows) {
        this.verification = verification;
        this.rows = rows;
    }

    /** What is wrong now. */
    public Set<String> findings() {
        return verification.verifyEverything();
    }

    public Set<String> kinds() {
        return rows.kinds();
    }
}
