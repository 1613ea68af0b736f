package org.imprimatur.inspection.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.imprimatur.inspection.rules.InspectionProgress;

/** How far a file is, on one line that goes away again. Only where somebody looks. */
final class ProgressLine {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final boolean seen;
    private long told = System.nanoTime();
    private boolean standing;

    ProgressLine(PrintStream out, boolean seen) {
        this.out = out;
        this.seen = seen;
    }

    /** Whether standard error is a terminal. Where the system does not tell, whether the other two are. */
    static boolean isSeen() {
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

    void tell(String file, InspectionProgress progress) {
        long now = System.nanoTime();
        if (seen && now - told >= PAUSE) {
            told = now;
            standing = true;
            Double share = progress.share();
            String words = "%s %s%s"
                    .formatted(
                            progress.phase().name().toLowerCase(Locale.ROOT),
                            Printable.of(file),
                            share == null ? "" : String.format(Locale.ROOT, " %.0f %%", share * 100));
            out.print("\r" + ("%-" + WIDTH + "." + WIDTH + "s").formatted(words));
            out.flush();
        }
    }

    void clear() {
        if (standing) {
            standing = false;
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
