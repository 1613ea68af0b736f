package org.imprimatur.audit;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;

/** Lets the tests of later features have the whole record verified now, instead of waiting for the next round. */
@Unremovable
@ApplicationScoped
public class Verification {
    private final RecordVerification verification;
    private final RowVerification rows;
    private final CheckRecord check;

    Verification(RecordVerification verification, RowVerification rows, CheckRecord check) {
        this.check = check;
        this.verification = verification;
        this.rows = rows;
    }

    /** What is wrong now. */
    public Set<String> findings() {
        return verification.verifyEverything();
    }

    /** As the command {@code audit-check} does it, beside this service. */
    public Set<String> checked() throws SQLException {
        return check.check().findings();
    }

    public Set<String> kinds() {
        return rows.kinds();
    }
}
