package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Preview;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.jspecify.annotations.Nullable;

/**
 * Takes files apart, each in a process that may die of it: so many at a time, each process for several files. What a file holds is
 * never in this process, but for the page that somebody asked to see and the file that somebody asked to have made. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    /** Nobody waits longer for a page, and few files need as long. */
    private static final Duration ONE_PAGE = Duration.ofSeconds(60);

    private final WorkerSettings settings;
    private final WorkerPool pool;

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
     * The version that went out last, to be compared with.
     *
     * @param number of the version in its document
     * @param file null where it is not sent: the answer says then that nobody knows what both say together
     */
    public record SentEdition(int number, @Nullable SentFile file) {
        /** Not sent where it has more bytes. */
        SentEdition within(long bytes) {
            return file == null || file.byteSize() <= bytes ? this : new SentEdition(number, null);
        }
    }

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
        this.pool = new WorkerPool(atOnce, settings, confinement, patience, warm, ended);
    }

    /**
     * Whatever its bytes do to their readers is a report too.
     *
     * @param key of the keyed hashes
     * @param heard told of progress on this thread, often
     * @throws WorkerFailure where the process did not come to an answer
     * @throws IOException where the file's bytes could not be had
     */
    public InspectionReport inspect(
            SentFile file, WrittenRuleset ruleset, byte[] key, Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        return inspect(file, ruleset, key, null, heard);
    }

    /**
     * The same of a file of whose document another version went out before.
     *
     * @param before null where none did; not sent where both are more than one file may be
     */
    public InspectionReport inspect(
            SentFile file,
            WrittenRuleset ruleset,
            byte[] key,
            @Nullable SentEdition before,
            Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        SentEdition within = before == null ? null : before.within(Limits.USUAL.bytes() - file.byteSize());
        SentFile first = within == null ? null : within.file();
        var order = Order.inspect(file.name(), file.byteSize(), ruleset, key, within, settings.wallLimit());
        return perform(
                order,
                first == null ? file : both(first, file),
                heard,
                (line, worker) -> TrustedAnswer.report(only(Answers.REPORT, line), ruleset.rules(), order.edition()));
    }

    private static SentFile both(SentFile before, SentFile file) {
        return new SentFile(
                file.name(),
                before.byteSize() + file.byteSize(),
                new SequenceInputStream(before.bytes(), file.bytes()));
    }

    /**
     * @param sheet counted from 0
     * @param from how many rows that are not blank come before
     * @param revealed whether nothing is masked
     * @throws WorkerFailure where the file could not be read
     */
    public Preview preview(SentFile file, WrittenRuleset ruleset, int sheet, int from, boolean revealed)
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

    /**
     * Paints one page; the process that does it gets no other file.
     *
     * @param page counted from 1
     * @param text whether its text is laid bare
     * @return empty where the file has no such page
     * @throws WorkerFailure where it could not be painted, {@code UNSUPPORTED_FORMAT} where the file has no pages
     */
    public Optional<PaintedPage> paint(SentFile file, int page, boolean text) throws WorkerFailure, IOException {
        Duration limit = settings.wallLimit().compareTo(ONE_PAGE) < 0 ? settings.wallLimit() : ONE_PAGE;
        var order = Order.paint(file.name(), file.byteSize(), page, text, limit);
        return perform(order, file, unheard -> {}, (line, worker) -> {
            if (line.name().equals(Answers.NO_PAGE)) {
                return Optional.empty();
            }
            PaintedPage.Layout layout = TrustedAnswer.layout(only(Answers.PAINTED, line), page);
            return Optional.of(new PaintedPage(layout, worker.bytes(layout.bytes())));
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
        Worker worker = pool.take();
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
            if (pool.isClosed()) {
                throw WorkersUnavailable.ending();
            }
            throw failure;
        } finally {
            pool.giveBack(worker, good);
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
        pool.giveBack(pool.take(), true);
    }

    /** Starts one that waits for the first file, in the background. */
    public void warm() {
        pool.warm();
    }

    /** How many there are, at work or waiting. */
    public int count() {
        return pool.count();
    }

    /** Ends them all at once, whatever they are at. */
    @Override
    public void close() {
        pool.close();
    }
}
