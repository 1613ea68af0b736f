package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Superuser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While no transaction ends that changed anything, nothing in the database is otherwise; and no longer (decision 0045). */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class MomentsTest {
    private final Eras eras;
    private final AuditLog log;
    private final DatabaseClock clock;

    MomentsTest(Eras eras, AuditLog log, DatabaseClock clock) {
        this.eras = eras;
        this.log = log;
        this.clock = clock;
    }

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    private @Nullable Moment moment() {
        RecordLook look = eras.lookAt(List.of(Surroundings.ENTRIES), RecordLook.Says.WHERE_ALL_LIE);
        return eras.look(look, eras.now(), look.nowhere()).found().moment();
    }

    /** What the process does by itself now and then ends moments too. */
    private boolean isQuiet() {
        Moment moment = Objects.requireNonNull(moment());
        return eras.isLast(moment) && eras.isStill(moment, eras.glance(), eras.now());
    }

    @Test
    void a_moment_lasts_while_nothing_is_changed() {
        Awaitility.await().until(this::isQuiet);
    }

    @Test
    void whatever_somebody_changes_with_a_superusers_hand_ends_it() throws SQLException {
        for (String change : List.of(
                "update imprimatur.person set printed_name = printed_name where id ="
                        + " (select id from imprimatur.person limit 1)",
                "update imprimatur.account set linked_at = linked_at where id ="
                        + " (select id from imprimatur.account limit 1)")) {
            Moment moment = Objects.requireNonNull(moment());
            Superuser.pastTheGuards(change.split(" ")[1], change);
            assertThat(eras.isStill(moment, eras.glance(), eras.now()))
                    .as(change)
                    .isFalse();
        }
    }

    @Test
    void what_was_going_on_at_the_moment_ends_it_when_it_is_committed() throws SQLException {
        try (Connection superuser = RealServices.superuserConnection();
                Statement sql = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            sql.execute("create table imprimatur.of_a_test (id integer)");
            Awaitility.await().until(this::isQuiet);
            Moment moment = Objects.requireNonNull(moment());
            superuser.commit();
            assertThat(eras.isStill(moment, eras.glance(), eras.now())).isFalse();
            sql.execute("drop table imprimatur.of_a_test");
            superuser.commit();
        }
    }

    @Test
    void inside_a_transaction_that_changed_something_itself_there_is_none() {
        QuarkusTransaction.requiringNew().run(() -> {
            Moment before = Objects.requireNonNull(moment());
            log.append(AuditEvent.of(Action.READ_AUDIT, Actor.system("test-of-moments"), clock.now()));
            assertThat(moment()).isNull();
            assertThat(eras.isStill(before, eras.glance(), eras.now())).isFalse();
        });
    }
}
