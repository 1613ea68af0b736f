package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imprimatur.testing.HeldOpen;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.Test;

/** Who relies on something passes beside others who do; who changes it is overtaken by nobody. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class FairLocksTest {
    private final FairLocks locks;
    private final EntityManager entityManager;
    private final UUID version = UUID.randomUUID();
    private final UUID release = UUID.randomUUID();

    /** Who had it, in this order. */
    private final List<String> had = new CopyOnWriteArrayList<>();

    FairLocksTest(FairLocks locks, EntityManager entityManager) {
        this.locks = locks;
        this.entityManager = entityManager;
    }

    private HeldOpen begin(String name, Runnable lock) {
        return HeldOpen.begin(entityManager, () -> {
            lock.run();
            had.add(name);
        });
    }

    private HeldOpen sharing(String name) {
        return begin(name, () -> locks.shared(version, release));
    }

    private HeldOpen alone(String name, FairLocks.On on, UUID id) {
        return begin(name, () -> locks.alone(on, id));
    }

    @Test
    void those_who_rely_on_it_pass_side_by_side() {
        try (HeldOpen first = sharing("first").awaitDone();
                HeldOpen second = sharing("second").awaitDone();
                HeldOpen third = sharing("third").awaitDone()) {
            third.end();
            second.end();
            first.end();
        }
        assertThat(had).containsExactly("first", "second", "third");
    }

    @Test
    void who_changes_a_version_or_a_release_waits_for_those_who_rely_on_it() {
        try (HeldOpen using = sharing("using").awaitDone();
                HeldOpen version =
                        alone("version", FairLocks.On.VERSION, this.version).awaitWaitingFor(using);
                HeldOpen release =
                        alone("release", FairLocks.On.RELEASE, this.release).awaitWaitingFor(using)) {
            using.end();
            version.awaitDone();
            release.awaitDone();
        }
    }

    @Test
    void who_waits_to_change_it_is_not_overtaken_by_who_comes_later_and_relies_on_it() {
        for (FairLocks.On on : FairLocks.On.values()) {
            had.clear();
            UUID id = on == FairLocks.On.VERSION ? version : release;
            try (HeldOpen using = sharing("using").awaitDone();
                    HeldOpen changing = alone("changing", on, id).awaitWaitingFor(using);
                    HeldOpen later = sharing("later").awaitWaitingFor(changing)) {
                assertThat(later.isDone()).isFalse();
                using.end();
                changing.awaitDone();
                later.awaitWaitingFor(changing);
                assertThat(had).containsExactly("using", "changing");
                changing.end();
                later.awaitDone();
                assertThat(had).containsExactly("using", "changing", "later");
            }
        }
    }

    @Test
    void a_version_a_release_and_others_of_their_kind_are_locked_apart() {
        try (HeldOpen version =
                        alone("version", FairLocks.On.VERSION, this.version).awaitDone();
                HeldOpen sameId = alone("release of the same id", FairLocks.On.RELEASE, this.version)
                        .awaitDone();
                HeldOpen another =
                        alone("another version", FairLocks.On.VERSION, release).awaitDone()) {
            assertThat(List.of(version, sameId, another)).allMatch(HeldOpen::isDone);
        }
    }

    @Test
    void who_changes_several_waits_for_who_relies_on_any_of_them_and_then_has_all() {
        List<UUID> several = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (UUID each : several) {
            try (HeldOpen using =
                            begin("using", () -> locks.shared(each, release)).awaitDone();
                    HeldOpen changing = begin("changing", () -> locks.alone(FairLocks.On.VERSION, several))
                            .awaitWaitingFor(using)) {
                using.end();
                changing.awaitDone();
                for (UUID of : several) {
                    // Ends with the one that it waits for.
                    begin("later", () -> locks.shared(of, UUID.randomUUID()))
                            .awaitWaitingFor(changing)
                            .close();
                }
            }
        }
    }

    @Test
    void several_may_be_none() {
        try (HeldOpen changing = begin("none", () -> locks.alone(FairLocks.On.VERSION, List.of()))
                .awaitDone()) {
            assertThat(changing.isDone()).isTrue();
        }
    }

    @Test
    void without_a_transaction_nothing_is_locked() {
        for (Runnable lock : List.<Runnable>of(
                () -> locks.alone(FairLocks.On.VERSION, version),
                () -> locks.alone(FairLocks.On.VERSION, List.of(version)),
                () -> locks.shared(version, release))) {
            assertThatThrownBy(lock::run).isInstanceOf(IllegalStateException.class);
        }
    }
}
