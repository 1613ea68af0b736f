package org.imprimatur.audit.export;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.imprimatur.ProgressLine;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/** The command that verifies an export offline, for somebody who trusts nobody's server. */
public final class VerifyExport {
    static final int SOUND = 0;
    static final int FAULTY = 1;
    static final int NOT_READ = 2;

    private VerifyExport() {}

    /** @return the exit code */
    public static int run(List<String> arguments) {
        return run(arguments, System.out, System.err, ProgressLine.isSeen());
    }

    /**
     * The same, for whoever has the words told elsewhere.
     *
     * @param seen whether somebody looks at {@code problems}, where the progress stands
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream problems, boolean seen) {
        VerifyArguments given;
        try {
            given = VerifyArguments.of(arguments);
        } catch (VerifyArguments.Misunderstood misunderstood) {
            problems.println(misunderstood.getMessage());
            problems.print(VerifyArguments.USAGE);
            return NOT_READ;
        }
        if (given.help()) {
            out.print(VerifyArguments.USAGE);
            return SOUND;
        }
        var progress = new ProgressLine(problems, seen);
        try {
            Checkpoint since = since(given);
            Checkpoint head = verify(given, since, progress);
            progress.clear();
            out.print(verdict(given, head, since));
            return SOUND;
        } catch (Fault fault) {
            progress.clear();
            out.println("WRONG: " + fault.getMessage());
            return FAULTY;
        } catch (IOException unread) {
            progress.clear();
            problems.println("The export cannot be read (" + unread.getClass().getSimpleName()
                    + "). Check its name, and" + " whether you may read it.");
            return NOT_READ;
        }
    }

    private static Checkpoint verify(VerifyArguments given, @Nullable Checkpoint since, ProgressLine progress)
            throws IOException, Fault {
        try (ExportReader reader = ExportReader.open(given.export())) {
            double whole = reader.bytes();
            return new ExportCheck(
                            reader,
                            given.keys(),
                            since,
                            read -> progress.tell(() -> whole > 0
                                    ? String.format(Locale.ROOT, "verifying %.0f %%", 100 * read / whole)
                                    : String.format(Locale.ROOT, "verifying, %,d MB", read >> 20)))
                    .verify();
        }
    }

    private static @Nullable Checkpoint since(VerifyArguments given) throws IOException, Fault {
        Path file = given.since();
        if (file == null) {
            return null;
        }
        try {
            SignedNote note = SignedNote.parse(Files.readAllBytes(file));
            if (!note.isSignedBy(given.keys())) {
                throw new Fault("the older checkpoint", "none of the keys that you gave signed it");
            }
            return Checkpoint.parse(note.text());
        } catch (TlogFormatException e) {
            throw new Fault("the older checkpoint", String.valueOf(e.getMessage()));
        }
    }

    private static String verdict(VerifyArguments given, Checkpoint head, @Nullable Checkpoint since) {
        var verdict = new StringBuilder();
        verdict.append("SOUND: %s%n".formatted(given.export()));
        verdict.append("  log        %s%n".formatted(head.origin()));
        verdict.append(
                String.format(Locale.ROOT, "  entries    %,d, none missing, none changed, none moved%n", head.size()));
        verdict.append("  root       %s%n".formatted(head.root().hex()));
        verdict.append(
                since == null
                        ? "  Keep its checkpoint: with --since the next export must continue it.%n".formatted()
                        : String.format(
                                Locale.ROOT, "  continues  the older checkpoint of %,d entries%n", since.size()));
        return verdict.toString();
    }
}
