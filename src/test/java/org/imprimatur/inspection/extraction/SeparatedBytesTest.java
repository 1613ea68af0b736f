package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The parser of bytes finds what fastcsv finds in the characters, field by field, and refuses what that refuses. */
class SeparatedBytesTest {
    private static final List<String> REFUSED = List.of("refused");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("a1 \"\",,\t\r\n\u00e9\u674e=").ofMaxLength(60);
    }

    /** Without quotes, which most others end with, and with all that is next to what is looked for. */
    @Provide
    Arbitrary<String> unquoted() {
        return Arbitraries.strings()
                .withChars("a-./+ ,,\t\r\n\u000b\f\u000e\u00ac\u008d\u008a\u674e")
                .ofMaxLength(300);
    }

    /** Few quotes, so that most of it is read to its end. */
    @Provide
    Arbitrary<String> rows() {
        Arbitrary<String> field = Arbitraries.of(
                "",
                "a",
                "Northfield",
                "\"quoted\"",
                "\"a \"\"b\"\", c\"",
                "\"two\r\nlines\"",
                "5\" pipe",
                "\u00e9t\u00e9",
                " ",
                "\t",
                "0123456789012345678901234567890");
        Arbitrary<String> end = Arbitraries.of(",", ",", ",", "\n", "\r\n", "\r", "");
        return field.flatMap(each -> end.map(each::concat)).list().ofMaxSize(40).map(all -> String.join("", all));
    }

    @Property(tries = 2_000)
    void any_characters_are_the_fields_that_fastcsv_makes_of_them(@ForAll("texts") String text) {
        assertThat(ofBytes(text, ',')).isEqualTo(ofCharacters(text, ','));
        assertThat(ofBytes(text, '\t')).isEqualTo(ofCharacters(text, '\t'));
    }

    @Property(tries = 1_000)
    void long_texts_are_the_fields_that_fastcsv_makes_of_them(@ForAll("unquoted") String text) {
        assertThat(ofBytes(text, ',')).isEqualTo(ofCharacters(text, ','));
        assertThat(ofBytes(text, '-')).isEqualTo(ofCharacters(text, '-'));
    }

    @Property(tries = 1_000)
    void rows_are_the_fields_that_fastcsv_makes_of_them(@ForAll("rows") String text) {
        assertThat(ofBytes(text, ',')).isEqualTo(ofCharacters(text, ','));
    }

    @Test
    void quotes_that_make_no_sense_are_refused() {
        assertThat(ofBytes("a,\"b", ',')).isEqualTo(REFUSED);
        assertThat(ofBytes("a,\"b\"c", ',')).isEqualTo(REFUSED);
        assertThat(ofBytes("\"", ',')).isEqualTo(REFUSED);
    }

    @Test
    void blank_lines_are_rows() {
        assertThat(ofBytes("a\n\n\r\nb,,c", ',')).containsExactly("0 0 a", "3 0 b", "3 2 c");
    }

    private static List<String> ofBytes(String text, char separator) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var told = new ArrayList<String>();
        try {
            new SeparatedBytes(bytes, separator, new Told(bytes, told)).read(0);
        } catch (UninspectableFile refused) {
            return REFUSED;
        }
        return told;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Told(byte[] bytes, List<String> fields) implements SeparatedBytes.Fields {
        @Override
        public void field(int row, int column, int from, int to) {
            fields.add(row + " " + column + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }

        @Override
        public void field(int row, int column, byte[] unquoted) {
            fields.add(row + " " + column + " " + new String(unquoted, StandardCharsets.UTF_8));
        }

        @Override
        public void at(int place) {
            assertThat(place).isBetween(0, bytes.length);
        }
    }

    private static List<String> ofCharacters(String text, char separator) {
        var told = new ArrayList<String>();
        int[] row = new int[1];
        var handler = new AbstractBaseCsvCallbackHandler<Boolean>() {
            @Override
            protected void handleField(int column, char[] from, int offset, int length, boolean quoted) {
                if (length > 0) {
                    told.add(row[0] + " " + column + " " + new String(from, offset, length));
                }
            }

            @Override
            protected Boolean buildRecord() {
                return true;
            }
        };
        try (CsvReader<Boolean> rows = Separator.rows(separator).build(handler, new StringReader(text))) {
            for (boolean each : rows) {
                row[0] += each ? 1 : 0;
            }
        } catch (CsvParseException | IOException e) {
            return REFUSED;
        }
        return told;
    }
}
