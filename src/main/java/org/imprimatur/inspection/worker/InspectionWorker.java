package org.imprimatur.inspection.worker;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.imprimatur.inspection.extraction.TextRecogniser;
import org.imprimatur.inspection.rules.Edition;

/**
 * The process that takes files apart. It reads orders from its standard input, one after the other, and writes answers to its
 * standard output. It ends where its input does, whatever it is at: nobody is there any more then. It never writes anything else,
 * since what goes wrong in it may speak of what a file holds.
 */
public final class InspectionWorker {
    private static final int LONGEST_ORDER = 16 << 20;
    private static final int BAD_ORDER = 65;
    private static final int UNANSWERED = 70;
    private static final int REPEAT_SECONDS = 1;
    private static final long MUCH_MEMORY = 64L << 20;

    private final InputStream orders;
    private final Answers answers;
    private final TextRecogniser recogniser;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(task -> new Thread(task, "reading"));

    private final ScheduledExecutorService repeating =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "repeating"));

    private InspectionWorker(InputStream orders, OutputStream out, TextRecogniser recogniser) {
        this.orders = orders;
        this.recogniser = recogniser;
        this.answers = new Answers(out);
    }

    /** @param textRecogniser the command that reads the text of a picture; nothing where none is configured */
    public static void main(String... textRecogniser) {
        // What a library prints must neither be taken for an answer nor be kept by anybody.
        System.setIn(new ByteArrayInputStream(new byte[0]));
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        int exitCode = new InspectionWorker(
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16),
                        new FileOutputStream(FileDescriptor.out),
                        Tesseract.of(List.of(textRecogniser)))
                .work();
        // Not exit: nothing here is worth an orderly end, and a hook could wait.
        Runtime.getRuntime().halt(exitCode);
    }

    /** Reads on while a file is taken apart, so that the end of the input ends that too. */
    private int work() {
        try {
            answers.ready();
            reading.execute(FileAtHand::warmUp);
            repeating.scheduleWithFixedDelay(answers::repeat, REPEAT_SECONDS, REPEAT_SECONDS, TimeUnit.SECONDS);
            while (true) {
                byte[] line = line();
                if (line.length == 0) {
                    return 0;
                }
                Order order = Order.read(line);
                if (order.byteSize() < 0 || order.bytesThatFollow() > Integer.MAX_VALUE - 8) {
                    return BAD_ORDER;
                }
                Future<Edition> before = null;
                if (order.edition() > 0) {
                    byte[] edition = orders.readNBytes((int) Math.max(0, order.editionSize()));
                    if (edition.length < order.editionSize()) {
                        return 0;
                    }
                    // Taken apart before the file, so that both are not in memory at once for longer than they have to
                    // be.
                    before = reading.submit(() -> new EditionAtHand(order, answers, recogniser).remember(edition));
                }
                byte[] file = orders.readNBytes((int) order.byteSize());
                if (file.length < order.byteSize()) {
                    return 0;
                }
                var atHand = new FileAtHand(order, file, before, answers, recogniser);
                reading.execute(() -> answer(atHand));
            }
        } catch (IOException noOrder) {
            return BAD_ORDER;
        }
    }

    private static void answer(FileAtHand file) {
        try {
            file.answer();
        } catch (RuntimeException | Error unanswered) {
            // Whoever waits for the answer hears of the end.
            Runtime.getRuntime().halt(UNANSWERED);
        }
        giveMemoryBack();
    }

    /** Nothing of a large file is needed for the next one, and a worker that waits should not hold memory for it. */
    private static void giveMemoryBack() {
        Runtime memory = Runtime.getRuntime();
        if (memory.totalMemory() > MUCH_MEMORY) {
            System.gc();
        }
    }

    /** @return empty at the end of the input */
    private byte[] line() throws IOException {
        var line = new ByteArrayOutputStream(512);
        for (int next = orders.read(); next >= 0; next = orders.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() == LONGEST_ORDER) {
                throw new EOFException("an order does not end");
            }
            line.write(next);
        }
        return new byte[0];
    }
}
