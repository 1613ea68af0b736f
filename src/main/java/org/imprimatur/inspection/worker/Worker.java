package org.imprimatur.inspection.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.imprimatur.inspection.extraction.PictureReading;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.InspectionProgress;

/** One process that takes files apart, from this side. One order at a time; after a failure it is of no use any more. */
final class Worker implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int PIECE = 1 << 16;

    private final WorkerProcess process;
    private final OutputStream to;
    private final AnswerReader from;
    private final WorkerSettings settings;
    private int ordered;
    private boolean painted;

    private Worker(WorkerProcess process, WorkerSettings settings) {
        this.process = process;
        this.to = process.input();
        this.from = new AnswerReader(process.output(), settings.outputBytes());
        this.settings = settings;
    }

    /**
     * @param watch ends the worker at its limits
     * @throws WorkersUnavailable where none begins
     */
    static Worker start(List<String> command, WorkerSettings settings, ScheduledExecutorService watch) {
        Worker worker;
        try {
            worker = new Worker(WorkerProcess.start(command, watch), settings);
        } catch (IOException notStarted) {
            throw new WorkersUnavailable("No worker of the inspection can be started with " + settings.java()
                    + ". Check imprimatur.inspection.worker.java.");
        }
        try {
            worker.awaitReady();
            return worker;
        } catch (RuntimeException unfit) {
            worker.close();
            throw unfit;
        }
    }

    private void awaitReady() {
        ScheduledFuture<?> limit = process.endAfter(START);
        try {
            AnswerReader.Line line = from.next();
            if (line != null && line.name().equals(Answers.READY)) {
                return;
            }
        } catch (IOException | WorkerFailure notReady) {
            // said below, with how it ended
        } finally {
            limit.cancel(false);
        }
        int exitCode = process.ended();
        throw new WorkersUnavailable("A worker of the inspection did not begin; it ended with exit code " + exitCode
                + ". Check imprimatur.inspection.worker.heap and .java, and the memory that there is.");
    }

    /**
     * Sends an order and its file, and hears the answer.
     *
     * @param heard told of progress on this thread
     * @return the line of the answer
     * @throws WorkerFailure where there is no answer
     * @throws IOException where the file could not be read; the worker is of no use any more then either
     */
    AnswerReader.Line perform(Order order, InputStream file, Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        ordered++;
        painted |= order.act() == Order.Act.PAINT;
        from.beginAnew();
        ScheduledFuture<?> limit = process.endAfter(longest(Duration.ofSeconds(order.seconds())));
        try {
            send(order, file, heard);
            return answer(heard);
        } finally {
            limit.cancel(false);
        }
    }

    /** With the time of the pictures in the file and in the one before it, which has half as long. */
    private Duration longest(Duration ofFile) {
        return settings.textRecogniser().isEmpty()
                ? ofFile
                : ofFile.plus(PictureReading.most(ofFile)).plus(PictureReading.most(ofFile.dividedBy(2)));
    }

    private void send(Order order, InputStream file, Consumer<InspectionProgress> heard)
            throws WorkerFailure, IOException {
        byte[] line = order.line();
        write(line, line.length);
        byte[] piece = new byte[PIECE];
        long sent = 0;
        while (sent < order.bytesThatFollow()) {
            heard.accept(InspectionProgress.of(InspectionPhase.SENDING, sent, order.bytesThatFollow()));
            int read = file.read(piece, 0, (int) Math.min(piece.length, order.bytesThatFollow() - sent));
            if (read < 0) {
                throw new EOFException("the file is shorter than it should be");
            }
            write(piece, read);
            sent += read;
        }
        try {
            to.flush();
        } catch (IOException broken) {
            throw process.failure();
        }
    }

    private void write(byte[] bytes, int length) throws WorkerFailure {
        try {
            to.write(bytes, 0, length);
        } catch (IOException broken) {
            throw process.failure();
        }
    }

    private AnswerReader.Line answer(Consumer<InspectionProgress> heard) throws WorkerFailure {
        while (true) {
            AnswerReader.Line line = next();
            if (!line.name().equals(Answers.PROGRESS)) {
                return line;
            }
            heard.accept(TrustedAnswer.progress(line.value()));
        }
    }

    private AnswerReader.Line next() throws WorkerFailure {
        AnswerReader.Line line;
        try {
            line = from.next();
        } catch (IOException broken) {
            throw process.failure();
        }
        if (line == null) {
            throw process.failure();
        }
        return line;
    }

    /** Bytes that follow the line of an answer. */
    byte[] bytes(long length) throws WorkerFailure {
        ScheduledFuture<?> limit = process.endAfter(settings.wallLimit());
        byte[] bytes;
        try {
            bytes = from.next(length);
        } catch (IOException broken) {
            throw process.failure();
        } finally {
            limit.cancel(false);
        }
        if (bytes == null) {
            throw process.failure();
        }
        return bytes;
    }

    /** Whether it may be given another file: not after it painted a page, since libraries in C have unpacked pictures in it. */
    boolean isGoodForAnother() {
        return process.isAlive()
                && !painted
                && ordered < settings.files()
                && process.cpuTime().compareTo(settings.cpuLimit()) < 0;
    }

    /** Ends it at once; it has nothing to put in order. */
    @Override
    public void close() {
        process.close();
    }
}
