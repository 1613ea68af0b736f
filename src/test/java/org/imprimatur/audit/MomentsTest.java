package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
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
    private static final Actor SYSTEM = Actor.system("test-of-moments");

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

    private boolean isStill(Moment moment) {
        Eras.Era era = eras.now();
        return eras.isStill(moment, eras.glance(), era);
    }

    /** What the process does by itself now and then ends moments too. */
    private boolean isQuiet() {
        Moment moment = Objects.requireNonNull(moment());
        return eras.isLast(moment) && isStill(moment);
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
            assertThat(isStill(moment)).as(change).isFalse();
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
            assertThat(isStill(moment)).isFalse();
            sql.execute("drop table imprimatur.of_a_test");
            superuser.commit();
        }
    }

    @Test
    void inside_a_transaction_that_changed_something_itself_there_is_none() {
        QuarkusTransaction.requiringNew().run(() -> {
            Moment before = Objects.requireNonNull(moment());
            log.append(event(SYSTEM));
            assertThat(moment()).isNull();
            assertThat(isStill(before)).isFalse();
        });
    }

    private AuditEvent event(Actor actor) {
        return AuditEvent.of(Action.READ_AUDIT, actor, clock.now());
    }

    /** A row that stands aside, as that of a permit that is used. */
    private void recordAlone() {
        log.recordAlone(new Change<>(BareRow.of("permit-use"), event(SYSTEM)), (row, entry) -> {});
    }

    /** Tried some times, since what the process does by itself ends moments too. */
    private void assertLasts(UnaryOperator<Moment> during) {
        Awaitility.await().until(() -> {
            Moment moment = during.apply(Objects.requireNonNull(moment()));
            Eras.Era era = eras.now();
            Eras.Glance glance = eras.glance();
            return eras.isStill(moment, glance, era) && !moment.equals(glance.moment());
        });
    }

    @Test
    void an_act_whose_row_stands_aside_leaves_everything_as_it_is() {
        assertLasts(moment -> {
            QuarkusTransaction.requiringNew().run(this::recordAlone);
            return moment;
        });
    }

    @Test
    void an_act_that_was_going_on_at_the_moment_leaves_everything_as_it_is_too() {
        assertLasts(before -> {
            var recorded = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            var act = CompletableFuture.runAsync(
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        recordAlone();
                        recorded.countDown();
                        await(end);
                    }));
            await(recorded);
            Moment beside = Objects.requireNonNull(moment());
            end.countDown();
            act.join();
            return beside;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_act_whose_row_stands_aside_and_that_is_rolled_back_leaves_everything_as_it_is() {
        assertLasts(moment -> {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        recordAlone();
                        throw new IllegalStateException("the act failed");
                    }))
                    .hasMessage("the act failed");
            return moment;
        });
    }

    @Test
    void whatever_else_is_recorded_ends_the_moment() {
        for (Runnable act : List.<Runnable>of(
                () -> log.append(event(SYSTEM)),
                () -> log.record(new Change<>(BareRow.of("thing-of-a-test"), event(SYSTEM)), (row, entry) -> {}),
                // As part of an act that may do more.
                () -> log.record(new Change<>(BareRow.of("permit-use"), event(SYSTEM)), (row, entry) -> {}))) {
            Moment moment = Objects.requireNonNull(moment());
            QuarkusTransaction.requiringNew().run(act);
            assertThat(isStill(moment)).isFalse();
        }
    }

    /** As after a failover that lost some uses of permits, or the recovery of a server that was broken while some were going on. */
    @Test
    void a_number_of_an_act_whose_row_stood_aside_that_another_server_gives_again_ends_the_moment()
            throws SQLException {
        Moment moment = Objects.requireNonNull(moment());
        for (long number = moment.next(); number < moment.next() + 1_000; number++) {
            eras.asideTransactions().add(number, moment.server() + " before");
        }
        Superuser.pastTheGuards(
                "imprimatur.person",
                "update imprimatur.person set printed_name = printed_name where id ="
                        + " (select id from imprimatur.person limit 1)");
        assertThat(isStill(moment)).isFalse();
    }

    @Test
    void what_does_not_stand_aside_or_is_not_all_is_not_recorded_as_if_it_were_all() throws SQLException {
        String name = "test-of-moments-" + UUID.randomUUID();
        Actor actor = Actor.system(name);
        var changes = List.of(
                new Change<>(BareRow.of("thing-of-a-test"), event(actor)),
                new Change<>(BareRow.of("permit-use"), event(actor).attesting(BareRow.of("permit-use"))),
                new Change<>(BareRow.of("permit-use"), event(actor).attesting(BareRow.of("thing-of-a-test"))),
                new Change<>(BareRow.of("permit-use"), event(actor).detail("reason", "a reason in free text")));
        var stored = new ArrayList<BareRow>();
        for (var change : changes) {
            QuarkusTransaction.requiringNew()
                    .run(() -> assertThatThrownBy(() -> log.recordAlone(change, (row, entry) -> stored.add(row)))
                            .isInstanceOf(IllegalArgumentException.class));
        }
        assertThat(stored).isEmpty();
        assertThat(Superuser.one("select count(*) from audit.entry where position('" + name + "'::bytea in body) > 0"))
                .isEqualTo("0");
    }

    /** Whoever says that it was all would have nobody look at the rest. */
    @Test
    void a_transaction_that_records_one_act_as_all_that_it_changes_records_nothing_else_before_or_after() {
        for (List<Runnable> acts : List.<List<Runnable>>of(
                List.of(this::recordAlone, () -> log.append(event(SYSTEM))),
                List.of(() -> log.append(event(SYSTEM)), this::recordAlone),
                List.of(this::recordAlone, this::recordAlone))) {
            QuarkusTransaction.requiringNew().run(() -> {
                acts.get(0).run();
                assertThatThrownBy(acts.get(1)::run).isInstanceOf(IllegalStateException.class);
            });
        }
    }

    /** Otherwise the next look would have all entries of the uses since to look through, and take more than a few for news. */
    @Test
    void what_a_glance_saw_is_not_looked_through_again() {
        Awaitility.await().until(() -> {
            Moment moment = Objects.requireNonNull(moment());
            Eras.Era era = eras.now();
            RecordPoint point = Objects.requireNonNull(era.point());
            QuarkusTransaction.requiringNew().run(this::recordAlone);
            Eras.Glance glance = eras.glance();
            return eras.isStill(moment, glance, era)
                    && eras.now().equals(new Eras.Era(point.at(Objects.requireNonNull(glance.moment())), era.number()));
        });
    }
}
