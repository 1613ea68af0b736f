package org.imprimatur.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured so far: for people as a table, for comparisons between runs as JSON. */
final class Report {
    private static final Path FOLDER = Path.of("target", "bench");

    private final Map<String, String> machine;
    private final List<Measure> measures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(Map<String, String> machine) {
        this.machine = machine;
    }

    void add(Measure measure) {
        measures.add(measure);
        System.out.println(row(measure));
    }

    /** Something that a reader of the figures has to know. */
    void note(String text) {
        notes.add(text);
        System.out.println("bench: " + text);
    }

    /** Writes {@code target/bench/bench.json} and {@code target/bench/bench.md}, and prints the latter. */
    void keep() throws IOException {
        Files.createDirectories(FOLDER);
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", machine);
        all.put("notes", notes);
        all.put("measures", measures.stream().map(Report::fields).toList());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(FOLDER.resolve("bench.json").toFile(), all);
        String text = text();
        Files.writeString(FOLDER.resolve("bench.md"), text);
        System.out.println("\n" + text);
    }

    private String text() {
        var text = new StringBuilder();
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        text.append("\n| measure | callers | product | reference | unit | ratio | bar | |\n")
                .append("|---|---|---|---|---|---|---|---|\n");
        measures.forEach(measure -> text.append(row(measure)).append('\n'));
        text.append("\nWhat is compared:\n");
        measures.stream()
                .map(measure -> "- " + measure.name() + ": " + measure.compared() + "\n")
                .distinct()
                .forEach(text::append);
        return text.toString();
    }

    private static String row(Measure measure) {
        return String.join(
                " | ",
                "| " + measure.name(),
                Integer.toString(measure.callers()),
                figure(measure.product()),
                figure(measure.reference()),
                measure.unit(),
                figure(measure.ratio()),
                figure(measure.bar()),
                measure.verdict() + " |");
    }

    private static Map<String, Object> fields(Measure measure) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", measure.name());
        fields.put("callers", measure.callers());
        fields.put("product", measure.product());
        putIfPresent(fields, "reference", measure.reference());
        fields.put("unit", measure.unit());
        putIfPresent(fields, "ratio", measure.ratio());
        putIfPresent(fields, "bar", measure.bar());
        fields.put("verdict", measure.verdict());
        fields.put("compared", measure.compared());
        return fields;
    }

    private static void putIfPresent(Map<String, Object> fields, String name, @Nullable Double value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static String figure(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
