package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The validators, each alone. */
class ValueCheckTest {
    @Property(tries = 500)
    void an_a_number_has_one_spelling_however_it_is_written(@ForAll @IntRange(min = 1, max = 999_999_999) int number) {
        String digits = "%09d".formatted(number);
        String grouped = digits.substring(0, 3) + "-" + digits.substring(3, 6) + "-" + digits.substring(6);
        String spelled = "A" + digits;
        assertThat(RegisterNumber.aNumberUnderHeader(digits)).isEqualTo(spelled);
        assertThat(RegisterNumber.aNumberUnderHeader("A# " + digits)).isEqualTo(spelled);
        assertThat(RegisterNumber.aNumberUnderHeader("a-" + grouped)).isEqualTo(spelled);
        assertThat(RegisterNumber.aNumberUnderHeader(grouped.replace('-', ' '))).isEqualTo(spelled);
        if (number >= 1_000_000) {
            assertThat(RegisterNumber.aNumberUnderHeader(Integer.toString(number)))
                    .isEqualTo(spelled);
        }
    }

    @Property(tries = 500)
    void a_social_security_number_is_never_of_an_area_that_is_not_assigned(
            @ForAll @IntRange(max = 999) int area,
            @ForAll @IntRange(max = 99) int group,
            @ForAll @IntRange(max = 9999) int serial) {
        String digits = "%03d%02d%04d".formatted(area, group, serial);
        boolean assigned = area != 0 && area != 666 && area < 900 && group != 0 && serial != 0;
        boolean taxpayer = area >= 900
                && serial != 0
                && ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || group >= 90);
        assertThat(RegisterNumber.socialSecurityNumberOf(digits) != null).isEqualTo(assigned || taxpayer);
    }

    @Property(tries = 500)
    void a_date_of_birth_is_the_same_in_every_spelling(
            @ForAll @IntRange(min = 1931, max = 2029) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 13, max = 28) int day) {
        String iso = "%d-%02d-%02d".formatted(year, month, day);
        assertThat(BirthDate.of(iso)).isEqualTo(iso);
        assertThat(BirthDate.of(iso + "T00:00:00")).isEqualTo(iso);
        assertThat(BirthDate.of("%d/%d/%d".formatted(month, day, year))).isEqualTo(iso);
        assertThat(BirthDate.of("%02d.%02d.%d".formatted(day, month, year))).isEqualTo(iso);
        assertThat(BirthDate.of("%d%02d%02d".formatted(year, month, day))).isEqualTo(iso);
        if (year < 2000) {
            assertThat(BirthDate.of("%d-%d-%02d".formatted(month, day, year % 100)))
                    .isEqualTo(iso);
        }
    }

    @Test
    void months_are_named_in_english_and_spanish() {
        assertThat(BirthDate.of("17 Jan 1984")).isEqualTo("1984-01-17");
        assertThat(BirthDate.of("January 17, 1984")).isEqualTo("1984-01-17");
        assertThat(BirthDate.of("17 de enero de 1984")).isEqualTo("1984-01-17");
        assertThat(BirthDate.of("3 dic 71")).isEqualTo("1971-12-03");
        assertThat(BirthDate.of("30698")).isEqualTo("1984-01-17");
        assertThat(BirthDate.of("March 1984")).isNull();
        assertThat(BirthDate.of("1984-13-40")).isNull();
    }

    /** Made by the rule of Doc 9303: weights 7, 3, 1. */
    private static char digit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int value = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
            sum += value * new int[] {7, 3, 1}[i % 3];
        }
        return (char) ('0' + sum % 10);
    }

    @Provide
    Arbitrary<String> documentNumbers() {
        return Arbitraries.strings()
                .withChars("ABCXYZ0123456789")
                .ofMinLength(1)
                .ofMaxLength(9);
    }

    @Property(tries = 300)
    void a_machine_readable_zone_is_known_by_its_check_digits(
            @ForAll("documentNumbers") String number, @ForAll @IntRange(min = 0, max = 8) int place) {
        String padded = number + "<".repeat(9 - number.length());
        String born = "840117";
        String expires = "300101";
        String line = padded + digit(padded) + "UTO" + born + digit(born) + "F" + expires + digit(expires)
                + "<".repeat(14) + "00";
        assertThat(line).hasSize(44);
        assertThat(MachineReadableZone.holder(line)).isEqualTo("UTO " + number);
        assertThat(MachineReadableZone.holder("I<UTO" + padded + digit(padded) + "<".repeat(15)))
                .isEqualTo("UTO " + number);
        char other = line.charAt(place) == '7' ? '8' : '7';
        String wrong = line.substring(0, place) + other + line.substring(place + 1);
        assertThat(MachineReadableZone.holder(wrong)).isNull();
    }

    @Test
    void cards_accounts_and_passports_are_found_in_text_and_their_like_are_not() {
        assertThat(SampleTable.found(SampleTable.inspected(
                        "T",
                        "paid with 4111 1111 1111 1111",
                        "to DE89 3704 0044 0532 0130 00",
                        "Passport No. X1234567",
                        "L898902C36UTO7408122F1204159ZE184226B<<<<<10")))
                .containsExactlyInAnyOrder(
                        "HIGH PAYMENT_CARD 1", "HIGH IBAN 1", "HIGH PASSPORT 1", "HIGH MACHINE_READABLE_ZONE 1");
        assertThat(SampleTable.inspected(
                                "T",
                                "order 4111 1111 1111 1112",
                                "FY22 1234 5678 9012 3456",
                                "passport office 20221128")
                        .clean())
                .isTrue();
    }

    /** Whatever comes, an answer comes. */
    @Property(tries = 20_000)
    @Tag("deep")
    void no_text_breaks_a_validator(@ForAll String text) {
        if (!text.isEmpty()) {
            var reader = new TextReader(Ruleset.shipped());
            for (Recogniser recogniser : Ruleset.shipped().recognisers()) {
                reader.check().underHeader(recogniser, NormalisedText.of(text).text());
            }
            assertThat(reader.read(text)).isEqualTo(reader.read(text));
            assertThat(reader.headerOf(text)).isNotNull();
        }
    }
}
