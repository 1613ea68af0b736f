package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.Preview;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * Takes files apart, each in a process that may die of it: so many at a time, each process for several files. What a file holds is
 * never in this process, but for the page that somebody asked to see and the file that somebody asked to have made. Thread-safe.
 */
public final class Workers implements AutoCloseable {
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

    /** Why a worker has ended. */
    public enum Ending {
        /** It had its number of files, was idle, or is needed no more. */
        REPLACED,
        /** It was given up in the middle of a file. */
        FAILED
    }

    /** @param bytes of the file that was made */
    public record Made(String fileName, byte[] bytes) {}

    /** A file whose bytes are sent to a worker. */
    public record SentFile(String name, long byteSize, InputStream bytes) {}

    /**
     * Starts none yet.
     *
     * @param patience how long a file waits for a worker
     * @param warm whether one that has started always waits for the next file, as far as there is a turn for it
     * @param ended told of each worker that has ended
     */
    public Workers(
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

    /**
     * Whatever its bytes do to their readers is a report too.
     *
     * @param key of the keyed hashes
     * @param heard told of progress on this thread, often
     * @throws WorkerFailure where the process did not come to an answer
     * @throws IOException where the file's bytes could not be had
     */
    public InspectionReport inspect(SentFile file, Ruleset ruleset, byte[] key, Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        var order = Order.inspect(file.name(), file.byteSize(), ruleset, key, settings.wallLimit());
        return perform(order, file, heard, (line, worker) -> TrustedAnswer.report(only(Answers.REPORT, line), ruleset));
    }

    /**
     * @param sheet counted from 0
     * @param from how many rows that are not blank come before
     * @param revealed whether nothing is masked
     * @throws WorkerFailure where the file could not be read
     */
    public Preview preview(SentFile file, Ruleset ruleset, int sheet, int from, boolean revealed)
            throws WorkerFailure, IOException {
        var order = Order.preview(file.name(), file.byteSize(), ruleset, sheet, from, revealed, settings.wallLimit());
        return perform(
                order, file, unheard -> {}, (line, worker) -> TrustedAnswer.preview(only(Answers.PREVIEW, line)));
    }

    /**
     * @return empty where nothing in the file is visible
     * @throws WorkerFailure where the file could not be read
     */
    public Optional<Made> regenerate(SentFile file) throws WorkerFailure, IOException {
        var order = Order.regenerate(file.name(), file.byteSize(), settings.wallLimit());
        return perform(order, file, unheard -> {}, (line, worker) -> {
            if (line.name().equals(Answers.NOTHING_VISIBLE)) {
                return Optional.empty();
            }
            JsonNode made = only(Answers.REGENERATED, line);
            String name = made.path("fileName").textValue();
            if (name == null || !made.path("bytes").canConvertToLong()) {
                throw AnswerReader.untrusted();
            }
            return Optional.of(new Made(name, worker.bytes(made.path("bytes").longValue())));
        });
    }

    private interface Reading<T> {
        T of(AnswerReader.Line line, Worker worker) throws WorkerFailure;
    }

    private <T> T perform(Order order, SentFile file, Consumer<InspectionProgress> heard, Reading<T> reading)
            throws WorkerFailure, IOException {
        if (file.byteSize() > Limits.USUAL.bytes()) {
            throw new WorkerFailure(UninspectableReason.TOO_LARGE);
        }
        Worker worker = take();
        boolean good = false;
        try {
            AnswerReader.Line line = worker.perform(order, file.bytes(), heard);
            if (line.name().equals(Answers.UNREAD)) {
                UninspectableReason reason = TrustedAnswer.reason(line.value());
                good = true;
                throw new WorkerFailure(reason);
            }
            T answer = reading.of(line, worker);
            good = true;
            return answer;
        } catch (WorkerFailure failure) {
            if (isClosed()) {
                throw WorkersUnavailable.ending();
            }
            throw failure;
        } finally {
            giveBack(worker, good);
        }
    }

    private static JsonNode only(String expected, AnswerReader.Line line) throws WorkerFailure {
        if (!line.name().equals(expected)) {
            throw AnswerReader.untrusted();
        }
        return line.value();
    }

    /**
     * Waits until there is one for the next file.
     *
     * @throws WorkersUnavailable where there is none
     */
    public void requireOne() {
        giveBack(take(), true);
    }

    /** Starts one that waits for the first file, in the background. */
    public synchronized void warm() {
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

    private Worker take() {
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

    private void giveBack(Worker worker, boolean good) {
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

    /** How many there are, at work or waiting. */
    public synchronized int count() {
        return atWork.size() + idle.size();
    }

    private synchronized boolean isClosed() {
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
