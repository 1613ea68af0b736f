package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** One pass over a text finds what looking for each word in the folded text finds. */
class TextHintsTest {
    private static final List<String> WORDS =
            List.of("_a #", "cat", "_cat_", "aba", "abac_", "_b a", "208 3", "c a_", "tabt", "_bat");

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

    @Property(tries = 2_000)
    void a_word_without_a_key_holds_no_hint(@ForAll("words") String word) {
        var brief = new ShortText();
        assertThat(brief.show(word)).isTrue();
        if (!hints.wordKeys().mayBeIn(brief)) {
            var seen = new TextHints.Seen();
            hints.look(word.toCharArray(), word.length(), seen);
            assertThat(seen.wordsOf(-1)).isFalse();
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("abct").ofMinLength(1).ofMaxLength(16),
                Arbitraries.strings()
                        .withChars("acdt")
                        .ofMaxLength(13)
                        .flatMap(before -> Arbitraries.strings()
                                .withChars("abt")
                                .ofMaxLength(13 - before.length())
                                .map(behind -> before + "cat" + behind)));
    }

    @Test
    void most_words_have_no_key() {
        var brief = new ShortText();
        assertThat(brief.show("Gipalovu") && hints.wordKeys().mayBeIn(brief)).isFalse();
        assertThat(brief.show("educator") && hints.wordKeys().mayBeIn(brief)).isTrue();
        assertThat(hints.wordKeys().tell()).isTrue();
        assertThat(new WordKeys(List.of("cat", " ab ")).tell()).isFalse();
        assertThat(new WordKeys(List.of("cat", " a 1")).tell()).isTrue();
    }

    @Test
    void words_are_never_in_a_shape_that_has_no_place_for_them() {
        List<String> shape = List.of("ab", "1", " ", "x");
        assertThat(new TextHints(List.of(List.of("c", "ba", "1x", " x ")), "").areNeverIn(shape))
                .isFalse();
        assertThat(new TextHints(List.of(List.of("c", "ba", "1x", "x1", " 1")), "").areNeverIn(shape))
                .isTrue();
        assertThat(new TextHints(List.of(List.of("b1 ")), "").areNeverIn(shape)).isFalse();
        assertThat(new TextHints(List.of(List.of(" a")), "").areNeverIn(shape)).isFalse();
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
        assertThat(seen.plain()).isEqualTo(text.chars().allMatch(c -> c >= ' ' && c <= '~' || c >= 0xc0 && c < 0x250));
    }
}
