package org.imprimatur.inspection.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.imprimatur.inspection.worker.Workers.Ending;
import org.jspecify.annotations.Nullable;

/** So many workers at most, used again as long as they are good for it, and replaced when not. Thread-safe. */
final class WorkerPool implements AutoCloseable {
    private static final long IDLE_SECONDS = 60;

    private final WorkerSettings settings;
    private final Confinement confinement;
    private final List<String> command;
    private final boolean warm;
    private final Duration patience;
    private final Consumer<Ending> ended;
    private final Semaphore turns;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> atWork = new HashSet<>();
    private Set<Worker> idleBefore = Set.of();
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "inspection-watch"));
    /** Apart from the watch, which ends those that do not begin. */
    private final ExecutorService spares = Executors.newSingleThreadExecutor(task -> daemon(task, "inspection-spare"));

    private boolean closed;

    /** As {@link Workers} says. */
    WorkerPool(
            int atOnce,
            WorkerSettings settings,
            Confinement confinement,
            Duration patience,
            boolean warm,
            Consumer<Ending> ended) {
        this.settings = settings;
        this.confinement = confinement;
        this.command = WorkerCommand.of(settings, confinement);
        this.patience = patience;
        this.warm = warm;
        this.ended = ended;
        this.turns = new Semaphore(atOnce, true);
        watch.scheduleWithFixedDelay(this::endIdle, IDLE_SECONDS, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Starts one that waits for the first file, in the background. */
    synchronized void warm() {
        if (warm && !closed) {
            spares.execute(this::startSpare);
        }
    }

    private void startSpare() {
        synchronized (this) {
            if (closed || !idle.isEmpty() || !turns.tryAcquire()) {
                return;
            }
        }
        try {
            giveBack(started(), true);
        } catch (WorkersUnavailable unavailable) {
            // whoever brings a file hears of it
            turns.release();
        }
    }

    /**
     * Waits for a turn, and starts one where none waits.
     *
     * @throws WorkersBusy where no turn came in time
     * @throws WorkersUnavailable where there is none
     */
    Worker take() {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WorkersBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WorkersUnavailable.ending();
        }
        try {
            Worker waiting = waiting();
            return waiting == null ? started() : waiting;
        } catch (RuntimeException e) {
            turns.release();
            throw e;
        }
    }

    private synchronized @Nullable Worker waiting() {
        for (Worker next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            if (next.isGoodForAnother()) {
                atWork.add(next);
                return next;
            }
            end(next, Ending.REPLACED);
        }
        return null;
    }

    private Worker started() {
        if (isClosed()) {
            throw WorkersUnavailable.ending();
        }
        if (settings.onlyWithoutNetwork() && !confinement.isWithoutNetwork()) {
            throw new WorkersUnavailable(
                    "imprimatur.inspection.worker.only-without-network is set, and this system gives no"
                            + " process a network of its own. Allow unprivileged user namespaces, or unset it.");
        }
        Worker worker = Worker.start(command, settings, watch);
        synchronized (this) {
            if (!closed) {
                atWork.add(worker);
                return worker;
            }
        }
        worker.close();
        throw WorkersUnavailable.ending();
    }

    /** @param good whether it came to an answer; it is ended otherwise */
    void giveBack(Worker worker, boolean good) {
        boolean replaced;
        synchronized (this) {
            atWork.remove(worker);
            replaced = closed || !good || !worker.isGoodForAnother();
            if (replaced) {
                end(worker, good ? Ending.REPLACED : Ending.FAILED);
            } else {
                idle.addFirst(worker);
            }
        }
        turns.release();
        if (replaced) {
            warm();
        }
    }

    private synchronized void endIdle() {
        List<Worker> overdue = idle.stream().filter(idleBefore::contains).toList();
        overdue.stream().skip(warm && overdue.size() == idle.size() ? 1 : 0).forEach(worker -> {
            idle.remove(worker);
            end(worker, Ending.REPLACED);
        });
        idleBefore = Set.copyOf(idle);
    }

    private void end(Worker worker, Ending how) {
        worker.close();
        ended.accept(how);
    }

    synchronized int count() {
        return atWork.size() + idle.size();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends them all at once, whatever they are at. */
    @Override
    public synchronized void close() {
        closed = true;
        watch.shutdownNow();
        spares.shutdownNow();
        idle.forEach(Worker::close);
        idle.clear();
        atWork.forEach(Worker::close);
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
