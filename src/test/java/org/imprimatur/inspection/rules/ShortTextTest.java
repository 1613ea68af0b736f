package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of eight characters at once is what is said of one after the other. */
class ShortTextTest {
    /** All that is next to letters and digits, and shapes with one character wrong. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> any = Arbitraries.oneOf(
                Arbitraries.chars().range((char) 1, (char) 0xff),
                Arbitraries.of('/', ':', '0', '@', '[', '`', '{', '-'));
        Arbitrary<String> shape =
                Arbitraries.of("1984-01-17", "2030-12-31", "A991234567", "A000000000", "Bakoriteloumisan");
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("@AZ[`az{09/:-\u00c1\u00e9\u00ff")
                        .ofMinLength(1)
                        .ofMaxLength(18),
                Arbitraries.strings().withCharRange('A', 'z').ofMinLength(1).ofMaxLength(16),
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(16),
                shape,
                shape.flatMap(text -> any.flatMap(wrong -> Arbitraries.integers()
                        .between(0, text.length() - 1)
                        .map(at -> text.substring(0, at) + wrong + text.substring(at + 1)))));
    }

    @Property(tries = 3_000)
    void a_shape_is_what_its_characters_are(@ForAll("texts") String text, @ForAll @IntRange(max = 20) int before) {
        byte[] bytes = ("y".repeat(before) + text + "0-aA.............").getBytes(StandardCharsets.ISO_8859_1);
        var brief = new ShortText();
        assertThat(brief.show(bytes, before, text.length())).isEqualTo(text.length() <= 16);
        if (text.length() <= 16) {
            assertThat(brief.text()).isEqualTo(text);
            assertThat(brief.length()).isEqualTo(text.length());
            assertThat(brief.isWord()).isEqualTo(text.matches("[A-Za-z]+"));
            assertThat(brief.isDate()).isEqualTo(text.matches("(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"));
            assertThat(brief.isRegisterNumber()).isEqualTo(text.matches("A[0-9]{9}"));
            assertThat(brief.isRegisterNumber() && brief.isZero()).isEqualTo(text.equals("A000000000"));
            assertThat(of(text)).isEqualTo(text.chars().allMatch(c -> c < 0x80) ? text : null);
        }
    }

    private static @Nullable String of(String text) {
        var brief = new ShortText();
        return brief.show(text) ? brief.text() : null;
    }

    @Property(tries = 1_000)
    void a_word_is_written_in_small_letters_with_zeros_behind_it(@ForAll("texts") String text) {
        var brief = new ShortText();
        if (brief.show(text) && brief.isWord()) {
            var small = new ShortText();
            small.copySmall(brief);
            assertThat(small.text()).isEqualTo(text.toLowerCase(Locale.ROOT));
            byte[] written = new byte[20];
            Arrays.fill(written, (byte) 'x');
            small.write(written, 2);
            String expected = "xx" + small.text() + "\0".repeat(16 - text.length()) + "xx";
            assertThat(new String(written, StandardCharsets.ISO_8859_1)).isEqualTo(expected);
        }
    }

    @Test
    void nothing_is_read_behind_the_end() {
        var brief = new ShortText();
        assertThat(brief.show(new byte[16], 0, 4)).isTrue();
        assertThat(brief.show(new byte[16], 1, 4)).isFalse();
        assertThat(brief.show("x".repeat(17))).isFalse();
    }

    @Property(tries = 2_000)
    void words_are_included_that_were_listed(@ForAll("texts") String text, @ForAll("texts") String other) {
        var words = new ShortWords(new HashSet<>(List.of("az", other, "abcdefghi", "abcdefghz")));
        var brief = new ShortText();
        if (brief.show(text) && brief.isWord()) {
            boolean listed = text.equals("az") || text.equals(other) || text.equals("abcdefghi");
            assertThat(words.include(brief)).isEqualTo(listed);
        }
        assertThat(brief.show("abcdefghi") && words.include(brief)).isTrue();
        assertThat(brief.show("abcdefghj") && words.include(brief)).isFalse();
    }

    @Property(tries = 500)
    void names_are_put_together_whatever_their_parts_are(@ForAll("texts") String one, @ForAll("texts") String other) {
        var name = new NotedName();
        for (int round = 0; round < 2; round++) {
            assertThat(name.isEmpty()).isTrue();
            name.add(Spelling.of(one));
            name.add(Spelling.of(other));
            name.add(Spelling.of(one));
            assertThat(name.text()).isEqualTo(one + " " + other + " " + one);
            name.clear();
        }
    }
}
