package org.imprimatur.inspection.commandline;

import java.util.ArrayList;
import java.util.List;

/** What stands behind {@code inspect}. */
record InspectArguments(boolean json, boolean help, List<String> files) {
    static final String USAGE = """
            Usage: java -jar quarkus-run.jar inspect [--json] FILE...

            Tells what is inside of files: what is about people, where it stands, and by which means a reader does
            not see it. Reads no setting, no database and no network, and writes no file.

              --json   one JSON array instead of text, with everything that the text says and the digests
              --help   this text
              --       what follows are names of files

            Exit code: 0 where every file is clean or holds nothing but weak findings, 1 where something was found,
            2 where a file could not be inspected, or the command was not understood.
            """;

    InspectArguments {
        files = List.copyOf(files);
    }

    /** The command was not understood. */
    static final class Misunderstood extends Exception {
        private static final long serialVersionUID = 1L;

        Misunderstood(String sentence) {
            super(sentence);
        }
    }

    static InspectArguments of(List<String> arguments) throws Misunderstood {
        boolean json = false;
        boolean help = false;
        boolean onlyFiles = false;
        var files = new ArrayList<String>();
        for (String argument : arguments) {
            if (onlyFiles || !argument.startsWith("-")) {
                files.add(argument);
                continue;
            }
            switch (argument) {
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                case "--" -> onlyFiles = true;
                default -> throw new Misunderstood("There is no option " + argument + ".");
            }
        }
        if (files.isEmpty() && !help) {
            throw new Misunderstood("No file is named.");
        }
        return new InspectArguments(json, help, files);
    }
}
