package org.imprimatur.inspection.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tesseract of this system that reads the text of pictures, as it was found and tried at the start.
 *
 * @param name for people: the program with its version and languages
 * @param command reads a picture from standard input, and writes words to standard output
 */
public record InstalledRecogniser(String name, List<String> command) {
    private static final Pattern LANGUAGES =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*(/[A-Za-z0-9_]+)?(\\+[A-Za-z][A-Za-z0-9_]*(/[A-Za-z0-9_]+)?)*");
    private static final Pattern VERSION = Pattern.compile("tesseract v?(\\d[\\w.\\-]{0,40})");
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final long TRIAL_SECONDS = 10;

    /** Of memory: the largest page that it reads takes less, and a picture can claim to be larger. */
    private static final long MEMORY = 2L << 30;

    /** It ends with whoever started it, and gets no right that it does not have. */
    private static final List<String> ENDING_WITH_ITS_WORKER = List.of("--pdeathsig", "KILL", "--no-new-privs");

    private static final List<String> LIMITED = List.of("--as=" + MEMORY, "--fsize=0", "--core=0");
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin");

    public InstalledRecogniser {
        command = List.copyOf(command);
    }

    /**
     * Tries the program and what the system can keep it from.
     *
     * @param languages as tesseract names them, with {@code +} between several
     * @throws IllegalArgumentException where it cannot be used; the message says why and what to do
     */
    public static InstalledRecogniser found(Path program, String languages) {
        if (!program.isAbsolute() || !Files.isExecutable(program) || Files.isDirectory(program)) {
            throw unusable(program, "is not the absolute path of a program");
        }
        if (!LANGUAGES.matcher(languages).matches()) {
            throw unusable(program, "cannot read '" + languages + "', which names no languages (eng, or eng+spa)");
        }
        String first = said(List.of(program.toString(), "--version"))
                .flatMap(text -> text.lines().findFirst())
                .orElse("");
        var version = VERSION.matcher(first.strip());
        if (!version.matches()) {
            throw unusable(program, "does not say, when called with --version, that it is tesseract");
        }
        Set<String> installed = said(List.of(program.toString(), "--list-langs"))
                .orElse("")
                .lines()
                .map(String::strip)
                .collect(Collectors.toSet());
        for (String language : languages.split("\\+")) {
            if (!installed.contains(language)) {
                throw unusable(
                        program,
                        "has no data for the language " + language + " (Debian: tesseract-ocr-"
                                + language.replace('_', '-') + ")");
            }
        }
        return new InstalledRecogniser(
                "tesseract " + version.group(1) + " (" + languages + ")",
                confined(List.of(program.toString(), "stdin", "stdout", "-l", languages, "--psm", "3", "tsv")));
    }

    private static IllegalArgumentException unusable(Path program, String why) {
        return new IllegalArgumentException("The text recogniser " + program + " " + why
                + ". Install what is missing (Debian: tesseract-ocr), or do without it.");
    }

    private static List<String> confined(List<String> command) {
        var confined = new ArrayList<String>();
        confined.addAll(working("setpriv", ENDING_WITH_ITS_WORKER));
        confined.addAll(working("prlimit", LIMITED));
        confined.addAll(command);
        return confined;
    }

    /** The program of the system with these options, where it is there and understands them. */
    private static List<String> working(String name, List<String> options) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(program -> Stream.concat(Stream.of(program.toString()), options.stream())
                        .toList())
                .filter(command -> said(Stream.concat(command.stream(), Stream.of("/bin/true"))
                                .toList())
                        .isPresent())
                .findFirst()
                .orElse(List.of());
    }

    /** What it says before it ends well; empty otherwise. */
    private static Optional<String> said(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream in = process.getInputStream()) {
                if (!process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                return Optional.of(new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notStarted) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
