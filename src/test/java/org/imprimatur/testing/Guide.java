package org.imprimatur.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The commands of a page of {@code src/docs}, each with the mark that says whether a test executes them. */
public final class Guide {
    public static final Path OPERATING = Path.of("src", "docs", "operating.md");
    public static final Path AUDITING = Path.of("src", "docs", "auditing.md");

    private static final Pattern MARK = Pattern.compile("<!-- (executed|not executed): (.+) -->");

    private final Map<String, String> executed = new LinkedHashMap<>();
    private final List<String> unmarked = new ArrayList<>();

    private final Path file;

    private Guide(Path file) {
        this.file = file;
    }

    public static Guide read(Path file) throws IOException {
        Guide guide = new Guide(file);
        String before = "";
        var lines = Files.readAllLines(file).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("```")) {
                var block = new StringBuilder();
                for (String command = lines.next(); !command.equals("```"); command = lines.next()) {
                    block.append(command).append('\n');
                }
                guide.take(before, block.toString());
            }
            before = line;
        }
        return guide;
    }

    private void take(String mark, String block) {
        var matcher = MARK.matcher(mark);
        if (!matcher.matches()) {
            unmarked.add(block);
        } else if (matcher.group(1).equals("executed")) {
            executed.put(matcher.group(2), block);
        }
    }

    /** By name, in the order of the page. */
    public Map<String, String> executed() {
        return Map.copyOf(executed);
    }

    /** Commands of which the page does not say whether they were executed. */
    public List<String> unmarked() {
        return List.copyOf(unmarked);
    }

    /** @throws IllegalArgumentException for a name that the page does not have */
    public String commands(String name) {
        String found = executed.get(name);
        if (found == null) {
            throw new IllegalArgumentException(file + " executes no \"" + name + "\", but " + executed.keySet());
        }
        return found;
    }
}
