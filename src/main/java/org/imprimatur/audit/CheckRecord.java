package org.imprimatur.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Verifies the record in the database once and whole, beside the services that run on it: every leaf against its entry, the entries'
 * MACs, the order, tiles, heads and signatures, the private texts against their digests, and every row of the business against the newest entry about it. Writes nothing.
 */
@ApplicationScoped
public class CheckRecord {
    private final AgroalDataSource database;
    private final EntityManager entityManager;
    private final AuditConfig config;
    private final MacKeys macs;
    private final DerivedKeys derived;
    private final PlaceVerification places;
    private final TreeVerification tree;
    private final DetailVerification details;
    private final RowVerification rows;
    private final RecordLogKeys logKeys;

    CheckRecord(
            AgroalDataSource database,
            EntityManager entityManager,
            AuditConfig config,
            MacKeys macs,
            DerivedKeys derived,
            PlaceVerification places,
            TreeVerification tree,
            DetailVerification details,
            RowVerification rows,
            RecordLogKeys logKeys) {
        this.database = database;
        this.entityManager = entityManager;
        this.config = config;
        this.macs = macs;
        this.derived = derived;
        this.places = places;
        this.tree = tree;
        this.details = details;
        this.rows = rows;
        this.logKeys = logKeys;
    }

    /**
     * What was found.
     *
     * @param entries how many entries the log has
     * @param findings what is wrong: places, kinds and ids
     */
    public record Checked(long entries, Set<String> findings) {}

    /** Call outside of a transaction; takes as long as the record is. */
    public Checked check() throws SQLException {
        KeptHead head = KeptHead.beside(config, derived, macs);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            head.follow(connection);
            connection.rollback();
        }
        var verification = new RecordVerification(
                database, entityManager, config, new LogVerification(macs, head, tree), places, tree, details, rows);
        var findings = new TreeSet<>(verification.verifyEverything());
        if (head.isContradicted()) {
            findings.add("the log is not the one of which a head was kept, or holds an entry that no service wrote");
        }
        if (!logKeys.areEndsOnRecord()) {
            findings.add(
                    "a head of the log under another name is kept, and no entry says that the log ended under that name");
        }
        return new Checked(head.newest().size(), findings);
    }
}
