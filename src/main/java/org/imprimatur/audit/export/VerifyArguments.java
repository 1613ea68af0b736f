package org.imprimatur.audit.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code verify}. */
record VerifyArguments(
        boolean help,
        Path export,
        List<NoteVerifier> keys,
        @Nullable Path since) {
    static final String USAGE = """
            Usage: java -jar quarkus-run.jar verify EXPORT --key KEY [--key KEY]... [--since CHECKPOINT]

            Verifies an export of the audit log: the archive, or the folder that it was unpacked into. Reads no setting, no
            database and no network, and writes no file. Tells the first thing that is wrong, with its place.

              --key KEY           the log's key, NAME+ID+KEY, from somebody whom you trust: not from the export.
                                  While a key is exchanged there are two
              --since CHECKPOINT  a file with an older checkpoint of this log, for example from your last export: the
                                  export must continue it
              --help              this text

            Exit code: 0 where everything is as it must be, 1 where something is wrong, 2 where the export could not be
            read, or the command was not understood.
            """;

    VerifyArguments {
        keys = List.copyOf(keys);
    }

    /** The command was not understood. */
    static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1L;

        Misunderstood(String sentence) {
            super(sentence);
        }
    }

    static VerifyArguments of(List<String> arguments) throws Misunderstood {
        Path export = null;
        Path since = null;
        var keys = new ArrayList<NoteVerifier>();
        var left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            switch (argument) {
                case "--help", "-h" -> {
                    return new VerifyArguments(true, Path.of(""), List.of(), null);
                }
                case "--key" -> keys.add(key(left.hasNext() ? left.next() : ""));
                case "--since" -> {
                    if (since != null || !left.hasNext()) {
                        throw new Misunderstood("--since takes one file.");
                    }
                    since = path(left.next());
                }
                default -> {
                    if (argument.startsWith("-")) {
                        throw new Misunderstood("There is no option " + argument + ".");
                    }
                    if (export != null) {
                        throw new Misunderstood("One export is verified at a time.");
                    }
                    export = path(argument);
                }
            }
        }
        if (export == null) {
            throw new Misunderstood("No export is named.");
        }
        if (keys.isEmpty()) {
            throw new Misunderstood(
                    "No key is given. Without one nothing can be verified: ask whoever you trust for the log's key.");
        }
        return new VerifyArguments(false, export, keys, since);
    }

    private static NoteVerifier key(String text) throws Misunderstood {
        try {
            return NoteVerifier.parse(text);
        } catch (TlogFormatException e) {
            throw new Misunderstood(
                    "--key takes NAME+ID+KEY, in quotes, to its last character: " + e.getMessage() + ".");
        }
    }

    private static Path path(String text) throws Misunderstood {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Misunderstood("No file has the name that you gave.");
        }
    }
}
