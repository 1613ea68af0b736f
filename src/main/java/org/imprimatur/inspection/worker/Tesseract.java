package org.imprimatur.inspection.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imprimatur.inspection.extraction.TextRecogniser;

/**
 * A process for each picture, fed and heard by pipes. It decodes what may be made to harm whoever decodes it: whatever it does, hang, die,
 * talk nonsense or without end, the picture stays unread. Nothing of it is kept from one picture to the next.
 */
final class Tesseract implements TextRecogniser {
    /** Words of a page come to less than a hundredth. */
    private static final int MOST_OUTPUT = 8 << 20;

    private static final long ENDING_SECONDS = 5;

    private static final int BEGINNING = 12;
    /** JPEG, PNG, GIF, TIFF, BMP, and the portable bitmap and greymap. */
    private static final List<String> BEGINNINGS = List.of(
            "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "GIF87a", "GIF89a", "II*\0", "MM\0*", "BM", "P4\n", "P5\n");

    private final List<String> command;
    /** Apart from the reading: a child of the process may hold its pipe open for ever. */
    private final ExecutorService pipes = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "recognising");
        thread.setDaemon(true);
        return thread;
    });

    Tesseract(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** @param command empty where none is configured */
    static TextRecogniser of(List<String> command) {
        return command.isEmpty() ? NONE : new Tesseract(command);
    }

    @Override
    public List<Page> read(byte[] picture, Duration within) {
        if (!isTakenForPicture(picture)) {
            return List.of();
        }
        Process process;
        try {
            process = start();
        } catch (IOException notStarted) {
            return List.of();
        }
        try {
            return read(process, picture, within);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Bytes that tesseract does not know it takes for a list of files of this system, and reads those. */
    static boolean isTakenForPicture(byte[] bytes) {
        String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1);
        return beginning.length() == BEGINNING
                && (BEGINNINGS.stream().anyMatch(beginning::startsWith)
                        || (beginning.startsWith("RIFF") && beginning.startsWith("WEBP", 8)));
    }

    private Process start() throws IOException {
        // What it says besides may quote the picture.
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        return builder.start();
    }

    private List<Page> read(Process process, byte[] picture, Duration within) {
        pipes.execute(() -> feed(process.getOutputStream(), picture));
        Future<byte[]> output = pipes.submit(() -> {
            try (InputStream in = process.getInputStream()) {
                return in.readNBytes(MOST_OUTPUT + 1);
            }
        });
        try {
            byte[] said = output.get(within.toNanos(), TimeUnit.NANOSECONDS);
            boolean ended = said.length <= MOST_OUTPUT && process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? RecognisedWords.pages(said) : List.of();
        } catch (TimeoutException | ExecutionException unread) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** It may end without having taken all of it. */
    private static void feed(OutputStream to, byte[] picture) {
        try (to) {
            to.write(picture);
        } catch (IOException takesNoMore) {
            // what it makes of the rest is its answer
        }
    }
}
