package org.imprimatur;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How far a command is, on one line that goes away again. Only where somebody looks. For one thread. */
public final class ProgressLine {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final boolean seen;
    private long told = System.nanoTime();
    private boolean standing;

    /** @param seen false keeps it silent */
    public ProgressLine(PrintStream out, boolean seen) {
        this.out = out;
        this.seen = seen;
    }

    /** Whether standard error is a terminal. Where the system does not tell, whether the other two are. */
    public static boolean isSeen() {
        if (!Files.isSymbolicLink(STANDARD_ERROR)) {
            return System.console() != null;
        }
        try {
            Path where = Files.readSymbolicLink(STANDARD_ERROR);
            return where.startsWith("/dev/pts") || where.toString().startsWith("/dev/tty");
        } catch (IOException unknown) {
            return false;
        }
    }

    /** @param words without a line end; asked for only when they are shown */
    public void tell(Supplier<String> words) {
        long now = System.nanoTime();
        if (seen && now - told >= PAUSE) {
            told = now;
            standing = true;
            out.print("\r" + ("%-" + WIDTH + "." + WIDTH + "s").formatted(words.get()));
            out.flush();
        }
    }

    public void clear() {
        if (standing) {
            standing = false;
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
