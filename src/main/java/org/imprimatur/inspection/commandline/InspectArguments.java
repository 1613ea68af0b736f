package org.imprimatur.inspection.commandline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code inspect}.
 *
 * @param textRecogniser the path of the program that reads pictures; null where they are not read
 */
record InspectArguments(
        boolean json, boolean help, @Nullable String textRecogniser, String languages, List<String> files) {
    static final String USAGE = """
            Usage: java -jar quarkus-run.jar inspect [OPTION]... FILE...

            Tells what is inside of files: what is about people, where it stands, and by which means a reader does
            not see it. Reads no setting, no database and no network, and writes no file.

              --json                  one JSON array instead of text, with everything that the text says and the digests
              --text-recogniser PATH  a tesseract, which reads the text of pictures; without it they are not read
              --languages LANGUAGES   that it reads, as in eng+spa; without it eng
              --help                  this text
              --                      what follows are names of files

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
        String textRecogniser = null;
        String languages = "eng";
        var files = new ArrayList<String>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (onlyFiles || !argument.startsWith("-")) {
                files.add(argument);
                continue;
            }
            switch (argument) {
                case "--json" -> json = true;
                case "--text-recogniser" -> textRecogniser = value(argument, rest);
                case "--languages" -> languages = value(argument, rest);
                case "--help", "-h" -> help = true;
                case "--" -> onlyFiles = true;
                default -> throw new Misunderstood("There is no option " + argument + ".");
            }
        }
        if (files.isEmpty() && !help) {
            throw new Misunderstood("No file is named.");
        }
        return new InspectArguments(json, help, textRecogniser, languages, files);
    }

    private static String value(String option, Iterator<String> rest) throws Misunderstood {
        if (!rest.hasNext()) {
            throw new Misunderstood("Nothing stands behind " + option + ".");
        }
        return rest.next();
    }
}
