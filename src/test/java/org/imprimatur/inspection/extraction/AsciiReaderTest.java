package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time, or one after the other: a text is plain or it is not. */
class AsciiReaderTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> plain = Arbitraries.of('a', '0', ' ', '~', '\r', '\n', '\t', '\f');
        Arbitrary<Character> any = Arbitraries.frequencyOf(
                Tuple.of(40, plain), Tuple.of(1, Arbitraries.chars().range((char) 0, (char) 0xff)));
        return any.list().ofMaxSize(40).map(all -> {
            var text = new StringBuilder();
            all.forEach(text::append);
            return text.toString();
        });
    }

    @Property(tries = 3_000)
    void a_text_is_plain_if_each_of_its_bytes_is(@ForAll("texts") String text) {
        boolean plain = text.chars().allMatch(c -> (c >= ' ' && c < 0x80) || "\t\n\r\f".indexOf(c) >= 0);
        assertThat(AsciiReader.isPlain(text.getBytes(StandardCharsets.ISO_8859_1), 0))
                .isEqualTo(plain);
    }

    @Test
    void a_control_beside_the_end_of_a_line_is_not_taken_for_one() {
        assertThat(AsciiReader.isPlain("abcdef\r\n".getBytes(StandardCharsets.US_ASCII), 0))
                .isTrue();
        for (char control : new char[] {'\u000b', '\u0001', '\u000e', '\u001f'}) {
            byte[] text = ("abcd\r\n" + control + "x").getBytes(StandardCharsets.US_ASCII);
            assertThat(AsciiReader.isPlain(text, 0)).isFalse();
        }
    }
}
