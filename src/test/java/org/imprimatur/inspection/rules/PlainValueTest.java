package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The short ways to a value say what the long ones say. */
class PlainValueTest {
    private static final Ruleset RULESET = Ruleset.shipped();
    private static final ValueCheck CHECK = new ValueCheck(RULESET);

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("aZk\u00e9 -A09'\u0430")
                        .ofMinLength(1)
                        .ofMaxLength(12),
                Arbitraries.strings().withCharRange('A', 'z').ofMinLength(1).ofMaxLength(90),
                Arbitraries.strings()
                        .withChars("09A")
                        .ofMinLength(9)
                        .ofMaxLength(11)
                        .map(digits -> "A" + digits.substring(1)),
                Arbitraries.strings()
                        .withChars("0123")
                        .ofLength(8)
                        .map(d -> "%s-%s-%s".formatted("19" + d.substring(2, 4), d.substring(4, 6), d.substring(6))),
                Arbitraries.of(RULESET.words().getOrDefault(WordList.ORGANISATION_WORDS, Set.of())));
    }

    @Property(tries = 3_000)
    void what_is_taken_without_a_string_is_what_is_taken_with_one(@ForAll("texts") String text) {
        for (Recogniser recogniser : RULESET.recognisers()) {
            String plain = plain(recogniser, text);
            if (plain != null) {
                assertThat(plain).isEqualTo(CHECK.underHeader(recogniser, NormalisedText.textOf(text)));
            }
        }
    }

    private static @Nullable String plain(Recogniser recogniser, String text) {
        var shown = new ShortText();
        var spelled = new Spelling();
        return shown.show(text) && CHECK.plain().spell(recogniser, shown, spelled) ? spelled.text() : null;
    }

    @Test
    void the_commonest_shapes_are_taken() {
        assertThat(plain(by(Recogniser.Check.PERSON_NAME), "Bakori")).isEqualTo("bakori");
        assertThat(plain(by(Recogniser.Check.A_NUMBER), "A991234567")).isEqualTo("A991234567");
        assertThat(plain(by(Recogniser.Check.BIRTH_DATE), "1984-01-17")).isEqualTo("1984-01-17");
        assertThat(plain(by(Recogniser.Check.PERSON_NAME), "Center")).isNull();
        assertThat(plain(by(Recogniser.Check.A_NUMBER), "A000000000")).isNull();
        assertThat(plain(by(Recogniser.Check.BIRTH_DATE), "2084-01-17")).isNull();
    }

    private static Recogniser by(Recogniser.Check check) {
        return RULESET.recognisers().stream()
                .filter(each -> each.check() == check)
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 1_000)
    void words_of_a_list_are_found_as_they_are_in_folded_text(
            @ForAll("texts") String one, @ForAll("texts") String other) {
        String text = one + " " + other;
        assertThat(CHECK.offices().areIn(text))
                .isEqualTo(RULESET.listsAnyOf(WordList.ORGANISATION_WORDS, FoldedText.of(text)));
    }

    @Property(tries = 500)
    void somebody_is_the_same_by_register_and_number_as_by_both_in_one(
            @ForAll @AlphaChars @StringLength(max = 9) String register,
            @ForAll @CharRange(from = ' ', to = '\u00ff') @StringLength(max = 18) String number) {
        var hash = new KeyedHash(new byte[32]);
        assertThat(hash.ofPerson(register, Spelling.of(number))).isEqualTo(hash.ofPerson(register + ":" + number));
        assertThat(hash.ofPerson(register, Spelling.of("1"))).isEqualTo(hash.ofPerson(register + ":1"));
    }

    /** Of the vectors that the authors publish, for the key 00 01 … 0f, each character being two bytes. */
    @Test
    void people_are_hashed_by_siphash() {
        var hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.of(new char[0], 0)).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.of(new char[] {0x0100}, 1)).isEqualTo(0x0d6c8009d9a94f5aL);
        assertThat(hash.of(new char[] {0x0100, 0x0302, 0x0504, 0x0706}, 4)).isEqualTo(0x93f5f5799a932462L);
    }

    @Property(tries = 200)
    void values_are_hashed_as_utf8_whatever_they_are(@ForAll List<String> values) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        String all = "finding\0NAME\0"
                + String.join("", values.stream().map(each -> each + "\0").toList());
        String longer = "x".repeat(5_000);
        mac.update((all + longer + "\0").getBytes(StandardCharsets.UTF_8));
        var stream = new KeyedHash(new byte[32]).stream("NAME");
        values.forEach(value -> stream.take(Spelling.of(value)));
        stream.take(longer);
        assertThat(stream.end()).isEqualTo(HexFormat.of().formatHex(mac.doFinal()));
    }
}
