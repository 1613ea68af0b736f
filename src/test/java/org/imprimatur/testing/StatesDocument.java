package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code src/docs/states.md}: for each aggregate a diagram and a table made from its state table in code. One section per
 * aggregate, between markers; what is outside the markers is written by people. After a table has changed, run its test
 * with {@code -Dimprimatur.docs=write} and commit the file.
 */
public final class StatesDocument {
    private static final Path FILE = Path.of("src", "docs", "states.md");
    private static final String OUTSIDE = "[*]";

    private final String aggregate;
    private final List<Move> moves;

    public StatesDocument(String aggregate, List<Move> moves) {
        this.aggregate = aggregate;
        this.moves = List.copyOf(moves);
    }

    /**
     * One row of a state table.
     *
     * @param from null for what does not exist yet
     * @param when what must hold besides, empty for nothing
     */
    public record Move(@Nullable Enum<?> from, Enum<?> command, Set<? extends Enum<?>> who, Enum<?> to, String when) {}

    /** Fails when the document's section is not what the table in code says. */
    public void assertUpToDate() {
        try {
            if ("write".equals(System.getProperty("imprimatur.docs"))) {
                Files.writeString(FILE, replacedIn(Files.exists(FILE) ? Files.readString(FILE) : ""));
            }
            assertThat(Files.readString(FILE))
                    .as("section %s of %s; run this test with -Dimprimatur.docs=write to renew it", aggregate, FILE)
                    .contains(section());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String begin() {
        return "<!-- " + aggregate + ": generated from its table in code -->\n";
    }

    private String end() {
        return "<!-- " + aggregate + ": end -->\n";
    }

    private String replacedIn(String document) {
        int from = document.indexOf(begin());
        if (from < 0) {
            return document + (document.isEmpty() ? "" : "\n") + section();
        }
        int to = document.indexOf(end(), from);
        if (to < 0) {
            throw new IllegalStateException(FILE + " has no end of the section " + aggregate);
        }
        return document.substring(0, from) + section() + document.substring(to + end().length());
    }

    private String section() {
        return begin() + "## " + aggregate + "\n\n" + diagram() + "\n" + table() + end();
    }

    private String diagram() {
        var lines = new LinkedHashSet<String>();
        for (Move move : moves) {
            lines.add("    " + name(move.from()) + " --> " + move.to().name() + " : " + words(move.command()));
        }
        for (Move move : moves) {
            if (moves.stream().noneMatch(other -> move.to() == other.from())) {
                lines.add("    " + move.to().name() + " --> " + OUTSIDE);
            }
        }
        return "```mermaid\nstateDiagram-v2\n" + String.join("\n", lines) + "\n```\n";
    }

    private String table() {
        return "| from | command | who | to | when |\n|---|---|---|---|---|\n"
                + moves.stream().map(StatesDocument::row).collect(Collectors.joining());
    }

    private static String row(Move move) {
        String who = move.who().stream().sorted().map(StatesDocument::words).collect(Collectors.joining(", "));
        return "| " + (move.from() == null ? "–" : move.from().name()) + " | " + words(move.command()) + " | " + who
                + " | " + move.to().name() + " | " + move.when() + " |\n";
    }

    private static String name(@Nullable Enum<?> state) {
        return state == null ? OUTSIDE : state.name();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
