package org.imprimatur.inspection.commandline;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.imprimatur.ProgressLine;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.inspection.worker.Confinement;
import org.imprimatur.inspection.worker.InstalledRecogniser;
import org.imprimatur.inspection.worker.WorkerFailure;
import org.imprimatur.inspection.worker.WorkerSettings;
import org.imprimatur.inspection.worker.Workers;
import org.imprimatur.inspection.worker.WorkersUnavailable;
import org.jspecify.annotations.Nullable;

/** The command: one file after the other, each told as soon as it is known. */
public final class InspectFiles {
    static final int CLEAN = 0;
    static final int FOUND = 1;
    static final int NOT_INSPECTED = 2;

    private static final int KEY_BYTES = 32;

    private final Workers workers;
    private final @Nullable InstalledRecogniser recogniser;
    private final Telling telling;
    private final ProgressLine progress;
    private final PrintStream problems;
    private final WrittenRuleset ruleset = WrittenRuleset.shipped();
    /** Nobody keeps it: hashes of two runs cannot be compared. */
    private final byte[] key = new byte[KEY_BYTES];

    private InspectFiles(
            Workers workers,
            @Nullable InstalledRecogniser recogniser,
            Telling telling,
            ProgressLine progress,
            PrintStream problems) {
        this.workers = workers;
        this.recogniser = recogniser;
        this.telling = telling;
        this.progress = progress;
        this.problems = problems;
        new SecureRandom().nextBytes(key);
    }

    /** @return the exit code */
    public static int run(List<String> arguments) {
        try (var out = new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, charset());
                var problems = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset())) {
            return run(arguments, WorkerSettings.USUAL, out, problems, ProgressLine.isSeen());
        }
    }

    /** What the terminal understands: Java 17 knows that of nothing but its own console. */
    private static Charset charset() {
        String named = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        if (named == null) {
            named = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
        }
        return Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.UTF_8;
    }

    static int run(
            List<String> arguments, WorkerSettings settings, PrintStream out, PrintStream problems, boolean seen) {
        InspectArguments given;
        try {
            given = InspectArguments.of(arguments);
        } catch (InspectArguments.Misunderstood misunderstood) {
            problems.println(misunderstood.getMessage());
            problems.print(InspectArguments.USAGE);
            return NOT_INSPECTED;
        }
        if (given.help()) {
            out.print(InspectArguments.USAGE);
            return CLEAN;
        }
        InstalledRecogniser recogniser;
        try {
            recogniser = recogniser(given);
        } catch (IllegalArgumentException unusable) {
            problems.println(Printable.of(String.valueOf(unusable.getMessage())));
            return NOT_INSPECTED;
        }
        Telling telling = given.json() ? new ReportsAsJson(out) : new ReportsAsText(out);
        WorkerSettings with = recogniser == null ? settings : settings.with(recogniser);
        try (var workers = new Workers(1, with, Confinement.found(), Duration.ofMinutes(1), false, unheard -> {})) {
            return new InspectFiles(workers, recogniser, telling, new ProgressLine(problems, seen), problems)
                    .all(given.files());
        }
    }

    private static @Nullable InstalledRecogniser recogniser(InspectArguments given) {
        String program = given.textRecogniser();
        return program == null
                ? null
                : InstalledRecogniser.found(Path.of(program).toAbsolutePath(), given.languages());
    }

    private int all(List<String> files) {
        int exitCode = CLEAN;
        telling.begin();
        for (String file : files) {
            exitCode = Math.max(exitCode, one(file));
        }
        telling.end();
        return exitCode;
    }

    private int one(String file) {
        InspectionReport report;
        try {
            report = report(Path.of(file));
        } catch (IOException | InvalidPathException unread) {
            return notInspected(file, "The file cannot be read. Check its name and whether you may read it.");
        } catch (WorkersUnavailable unavailable) {
            return notInspected(file, String.valueOf(unavailable.getMessage()));
        }
        telling.tell(file, report);
        if (report.state() == InspectionState.UNINSPECTABLE) {
            return NOT_INSPECTED;
        }
        return report.clean() ? CLEAN : FOUND;
    }

    private int notInspected(String file, String sentence) {
        telling.tellUnread(file, sentence);
        problems.println(Printable.of(file) + ": " + sentence);
        return NOT_INSPECTED;
    }

    static String words(String file, InspectionProgress progress) {
        Double share = progress.share();
        return "%s %s%s"
                .formatted(
                        progress.phase().name().toLowerCase(Locale.ROOT),
                        Printable.of(file),
                        share == null ? "" : String.format(Locale.ROOT, " %.0f %%", share * 100));
    }

    private InspectionReport report(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a file");
        }
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        try (InputStream bytes = Files.newInputStream(file)) {
            var sent = new Workers.SentFile(name, Files.size(file), bytes);
            return workers.inspect(sent, ruleset, key, heard -> progress.tell(() -> words(name, heard)))
                    .picturesRead(recogniser == null ? null : recogniser.name());
        } catch (WorkerFailure failure) {
            return Inspection.uninspectable(failure.reason(), null, null, ruleset.rules());
        } finally {
            progress.clear();
        }
    }
}
