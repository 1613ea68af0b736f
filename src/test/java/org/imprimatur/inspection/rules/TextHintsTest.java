package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One pass over a text finds what looking for each word in the folded text finds. */
class TextHintsTest {
    private static final List<String> WORDS =
            List.of("_a #", "cat", "_cat_", "a b", "b_", "_b", "aba", "abac_", "208 3", "c a_");

    private final TextHints hints = new TextHints(
            WORDS.stream().map(word -> List.of(FoldedText.ofHint(word))).toList(), "-a");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("abcABt #-.208 3\u00e9\u00a0").ofMaxLength(14),
                Arbitraries.strings().withChars("ab \u0250\u0410\u2003c").ofMaxLength(10));
    }

    @Property(tries = 3_000)
    void each_word_is_found_that_is_in_the_text(@ForAll("texts") String text) {
        var seen = new TextHints.Seen();
        hints.look(text.toCharArray(), text.length(), seen);
        assertSeen(seen, text);
    }

    @Property(tries = 3_000)
    void it_is_the_same_in_bytes(@ForAll("texts") String text) {
        if (text.chars().allMatch(c -> c <= 0xff)) {
            byte[] bytes = ("a " + text + "b").getBytes(StandardCharsets.ISO_8859_1);
            var latin = new LatinText();
            latin.show(bytes, 2, bytes.length - 3);
            var seen = new TextHints.Seen();
            hints.look(latin, seen);
            assertSeen(seen, text);
        }
    }

    private void assertSeen(TextHints.Seen seen, String text) {
        String folded = " " + FoldedText.of(text).strip() + " ";
        for (int i = 0; i < WORDS.size(); i++) {
            assertThat(seen.wordsOf(TextHints.bitOf(i)))
                    .as(WORDS.get(i))
                    .isEqualTo(folded.contains(FoldedText.ofHint(WORDS.get(i))));
        }
        assertThat(seen.digits)
                .isEqualTo((int) text.chars().filter(c -> c >= '0' && c <= '9').count());
        assertThat(seen.marksOf(hints.marksOf("-"))).isEqualTo(text.indexOf('-') >= 0);
        assertThat(seen.marksOf(hints.marksOf("a"))).isEqualTo(text.indexOf('a') >= 0 || text.indexOf('A') >= 0);
        assertThat(seen.letters()).isEqualTo(text.chars().anyMatch(Character::isLetter));
        assertThat(seen.plain())
                .isEqualTo(text.chars().allMatch(c -> c >= ' ' && c <= '~' || c >= 0xc0 && c < 0x250));
    }
}
