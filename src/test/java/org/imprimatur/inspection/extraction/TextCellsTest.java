package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.CellText;
import org.junit.jupiter.api.Test;

/** Cells are the same wherever their letters are kept, and those that are said to be the same are. */
class TextCellsTest {
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.of(
                        "a",
                        "Ab",
                        "12",
                        "1,200.5",
                        "2022-01-17",
                        "Northfield Processing Center",
                        "Northfield Processing Centre",
                        "Northfield Processung Center",
                        "Credible fear - positive",
                        "Credible fWar - positive",
                        "Credible_fear - positive",
                        "Credible fear -_positive"),
                Arbitraries.strings().withCharRange('a', 'c').ofMinLength(1).ofMaxLength(70),
                Arbitraries.strings()
                        .withChars("\u00e9\u00ff\u0100\u674e\ud800a1")
                        .ofMinLength(1)
                        .ofMaxLength(9));
        return text.list().ofMaxSize(120);
    }

    @Property(tries = 300)
    void texts_are_given_back_as_they_were_put_in(@ForAll("texts") List<String> texts) {
        byte[] file = String.join("", texts).getBytes(StandardCharsets.ISO_8859_1);
        var cells = new TextCells(file);
        int at = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean ascii = text.chars().allMatch(c -> c < 0x80);
            if (ascii && i % 3 != 0) {
                cells.add(i / 4, i % 4, at, text.length());
            } else {
                cells.add(i / 4, i % 4, text.toCharArray(), 0, text.length());
            }
            at += text.length();
        }
        assertThat(cells).hasSize(texts.size());
        var shown = new CellText();
        Map<Integer, String> same = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(cells.text(i)).isEqualTo(texts.get(i)).isEqualTo(cells.value(i));
            cells.show(i, shown);
            assertThat(new String(shown.characters(), 0, shown.length())).isEqualTo(texts.get(i));
            assertThat(cells.row(i)).isEqualTo(i / 4);
            assertThat(cells.column(i)).isEqualTo(i % 4);
            boolean number = texts.get(i).matches("[0-9][0-9.,]{0,17}");
            assertThat(cells.kind(i)).isEqualTo(number ? Cell.Kind.NUMBER : Cell.Kind.TEXT);
            if (cells.sameness(i) >= 0) {
                String other = same.putIfAbsent(cells.sameness(i), texts.get(i));
                assertThat(other == null ? texts.get(i) : other).isEqualTo(texts.get(i));
            }
        }
    }

    @Test
    void cells_of_many_pages_are_given_back_as_they_were_put_in() {
        String file = IntStream.range(0, 150_000).mapToObj("%06d,"::formatted).collect(Collectors.joining());
        var cells = new TextCells(file.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 150_000; i++) {
            cells.add(i / 2, i % 2, 7 * i, 6);
        }
        for (int i = 0; i < 150_000; i += 7) {
            assertThat(cells.text(i)).isEqualTo("%06d".formatted(i));
            assertThat(cells.row(i)).isEqualTo(i / 2);
            assertThat(cells.column(i)).isEqualTo(i % 2);
        }
    }
}
