package org.imprimatur.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.imprimatur.FairLocks;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.testing.HeldOpen;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody changes what the use of a permit rests on while it is going on, also who takes no lock before. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ChangesWaitForUsesTest {
    private final FairLocks locks;
    private final EntityManager entityManager;

    ChangesWaitForUsesTest(FairLocks locks, EntityManager entityManager) {
        this.locks = locks;
        this.entityManager = entityManager;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    /** Whose hand changes a row. */
    enum Hand {
        /** The service's own login. */
        SERVICE,
        SUPERUSER,
        /** One whose changes ordinary triggers do not see. */
        REPLICATING_SUPERUSER;

        Connection connection() throws SQLException {
            Connection connection = this == SERVICE ? RealServices.appConnection() : RealServices.superuserConnection();
            if (this == REPLICATING_SUPERUSER) {
                try (Statement sql = connection.createStatement()) {
                    sql.execute("set session_replication_role = replica");
                }
            }
            connection.setAutoCommit(false);
            return connection;
        }
    }

    @ParameterizedTest
    @EnumSource(Hand.class)
    void whoever_changes_a_version_a_request_or_a_release_without_the_lock_waits_for_a_use_that_is_going_on(Hand hand)
            throws Exception {
        Walk walk = Walk.published();
        UUID version = GlobalId.parse("DocumentVersion", walk.version);
        for (String change : List.of(
                "update imprimatur.document_version set state = state where id = '" + version + "'",
                "update imprimatur.approval_request set lock_version = lock_version + 1 where id = '"
                        + GlobalId.parse("ApprovalRequest", walk.request) + "'",
                "update imprimatur.release set lock_version = lock_version + 1 where id = '" + walk.releaseId()
                        + "'")) {
            try (HeldOpen use = HeldOpen.begin(entityManager, () -> locks.shared(version, walk.releaseId()))
                            .awaitDone();
                    Connection other = hand.connection();
                    Statement sql = other.createStatement()) {
                int backend = backend(sql);
                var changed = CompletableFuture.supplyAsync(() -> changed(sql, change));
                Awaitility.await(change).until(() -> changed.isDone() || use.keepsWaiting(backend));
                assertThat(changed).as(change).isNotCompletedExceptionally().isNotDone();
                use.end();
                assertThat(changed.get(30, TimeUnit.SECONDS)).isEqualTo(1);
                other.rollback();
            }
        }
    }

    private static int backend(Statement sql) throws SQLException {
        try (ResultSet pid = sql.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return pid.getInt(1);
        }
    }

    private static int changed(Statement sql, String change) {
        try {
            return sql.executeUpdate(change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
