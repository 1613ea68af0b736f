package org.imprimatur.release;

import java.sql.SQLException;
import java.util.UUID;
import org.imprimatur.testing.Superuser;

/** Counts the entries that auditors leave. */
final class AuditorsEntries {
    private AuditorsEntries() {}

    /** @param fact the fact that names what the reading was about */
    static int count(String action, UUID about, String fact) throws SQLException {
        return Integer.parseInt(
                Superuser.one("select count(*) from audit.entry e, lateral (select convert_from(e.body, 'UTF8')::jsonb"
                        + " as b) x where b ->> 'action' = '" + action + "' and b ->> 'outcome' = 'PERMITTED' and b ->"
                        + " 'facts' ->> '" + fact + "' = '" + about + "'"));
    }
}
