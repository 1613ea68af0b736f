package org.imprimatur.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A transaction of the service, on a thread of its own, that does one thing and stays open until it is told to end. */
public final class HeldOpen implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<Integer> backend = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private HeldOpen() {}

    /** Begins it; the act may have to wait. */
    public static HeldOpen begin(EntityManager entityManager, Runnable act) {
        var held = new HeldOpen();
        var thread = new Thread(() -> held.run(entityManager, act), "holds a transaction open");
        thread.setDaemon(true);
        thread.start();
        return held;
    }

    private void run(EntityManager entityManager, Runnable act) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Number pid = (Number) entityManager
                        .createNativeQuery("select pg_backend_pid()")
                        .getSingleResult();
                backend.complete(pid.intValue());
                act.run();
                done.complete(null);
                awaitEnd();
            });
            ended.complete(null);
        } catch (RuntimeException | Error failure) {
            backend.completeExceptionally(failure);
            done.completeExceptionally(failure);
            ended.completeExceptionally(failure);
        }
    }

    private void awaitEnd() {
        try {
            if (!end.await(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody told it to end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the process of PostgreSQL that works for it. */
    public int backend() {
        return join(backend);
    }

    /** Until the act is done. */
    public HeldOpen awaitDone() {
        join(done);
        return this;
    }

    public boolean isDone() {
        return done.isDone();
    }

    /** Until it waits for that one, which has what it wants, or wanted it before. */
    public HeldOpen awaitWaitingFor(HeldOpen other) {
        Awaitility.await().until(() -> other.keepsWaiting(backend()));
        return this;
    }

    /** Whether this process of PostgreSQL waits for it, or for somebody who does. */
    public boolean keepsWaiting(int waiting) throws SQLException {
        return Superuser.one("with recursive blocking(pid) as (select unnest(pg_blocking_pids(" + waiting + "))"
                        + " union select unnest(pg_blocking_pids(b.pid)) from blocking b)"
                        + " select exists (select from blocking where pid = " + backend() + ")")
                .equals("t");
    }

    /** Commits. */
    public void end() {
        end.countDown();
        join(ended);
    }

    @Override
    public void close() {
        end.countDown();
    }

    private static <T> T join(CompletableFuture<T> what) {
        return what.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
