package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.junit.jupiter.api.Test;

class RulesetTest {
    @Test
    void two_rulesets_that_could_judge_differently_have_different_digests() {
        Ruleset shipped = Ruleset.shipped();
        var fewer = new Ruleset(
                shipped.version(),
                shipped.recognisers().subList(1, shipped.recognisers().size()),
                shipped.claimTerms(),
                shipped.words());
        var moved = new EnumMap<>(shipped.words());
        moved.put(WordList.COUNTRIES, Set.of());
        moved.put(WordList.PLACEHOLDERS, shipped.words().get(WordList.COUNTRIES));
        var other = new Ruleset(shipped.version(), shipped.recognisers(), shipped.claimTerms(), moved);
        assertThat(Set.of(shipped.digest(), fewer.digest(), other.digest())).hasSize(3);
        assertThat(RulesetFile.read(RulesetFile.shippedText()).digest()).isEqualTo(shipped.digest());
    }

    @Test
    void the_words_of_each_claim_name_its_category() {
        var reader = new TextReader(Ruleset.shipped());
        Map<ProtectionCategory, List<String>> words = Map.of(
                ProtectionCategory.FEAR_DETERMINATION,
                List.of("Credible fear - positive", "REASONABLE FEAR", "I-870", "8 CFR 208.30", "fear claim", "I-899"),
                ProtectionCategory.ASYLUM,
                List.of("Asylum applicant", "asylee", "I-589", "8 CFR 208.6"),
                ProtectionCategory.WITHHOLDING_CAT,
                List.of(
                        "241(b)(3)",
                        "withholding-only",
                        "Withholding of Removal",
                        "CAT deferral",
                        "Convention Against Torture"),
                ProtectionCategory.REFUGEE,
                List.of("refugee", "I-590"),
                ProtectionCategory.VAWA_T_U,
                List.of("VAWA", "T visa", "U nonimmigrant", "I-918", "I-360"),
                ProtectionCategory.TPS,
                List.of("TPS", "Temporary Protected Status", "I-821"),
                ProtectionCategory.LEGALIZATION,
                List.of("legalization", "I-687"),
                ProtectionCategory.VISA_RECORD,
                List.of("DS-160", "visa application"));
        words.forEach((category, texts) -> assertThat(texts)
                .allSatisfy(text -> assertThat(reader.read(text).claims()).containsExactly(category)));
    }

    @Test
    void words_that_only_resemble_a_claim_are_none() {
        var reader = new TextReader(Ruleset.shipped());
        assertThat(List.of(
                        "Visa Waiver Removal",
                        "I-8210 form",
                        "cat food",
                        "category",
                        "status",
                        "federal withholding tax"))
                .allSatisfy(text -> assertThat(reader.read(text).claims()).isEmpty());
    }

    @Test
    void headers_are_recognised_however_they_are_written() {
        var reader = new TextReader(Ruleset.shipped());
        assertThat(List.of(
                        "A-Number", "A#", "A No.", "ALIEN NUMBER", "Alien Reg. No.", "A-File Number", "Detainee A-Num"))
                .allSatisfy(text -> assertThat(headers(reader, text)).contains("A_NUMBER"));
        assertThat(List.of("DOB", "D.O.B.", "Date of Birth", "Birthdate", "Applicant DOB (yyyy-mm-dd)"))
                .allSatisfy(text -> assertThat(headers(reader, text)).contains("DATE_OF_BIRTH"));
        assertThat(List.of("Last Name", "SURNAME", "Name (Last, First)", "Detainee's Name", "Apellidos"))
                .allSatisfy(text -> assertThat(headers(reader, text)).contains("PERSON_NAME"));
        assertThat(List.of("SSN", "Social Security #", "Soc. Sec. No.", "ITIN"))
                .allSatisfy(text -> assertThat(headers(reader, text)).contains("SSN"));
        assertThat(List.of("Nationality", "Country of Birth", "Citizenship"))
                .allSatisfy(text -> assertThat(headers(reader, text)).contains("NATIONALITY"));
        assertThat(List.of("Facility Name", "Total", "Average Length of Stay", "Country", "Annual Budget"))
                .allSatisfy(text -> assertThat(headers(reader, text)).isEmpty());
    }

    private static List<String> headers(TextReader reader, String text) {
        return reader.headerOf(text).stream().map(Recogniser::id).toList();
    }

    @Test
    void a_keyed_hash_needs_a_real_key_and_tells_nothing_without_it() {
        assertThatThrownBy(() -> new KeyedHash(new byte[16])).isInstanceOf(IllegalArgumentException.class);
        byte[] other = new byte[32];
        other[0] = 1;
        long one = new KeyedHash(new byte[32]).ofPerson("A_NUMBER:A999163159");
        assertThat(new KeyedHash(new byte[32]).ofPerson("A_NUMBER:A999163159")).isEqualTo(one);
        assertThat(new KeyedHash(other).ofPerson("A_NUMBER:A999163159")).isNotEqualTo(one);
        assertThat(new KeyedHash(new byte[32]).ofPerson("A_NUMBER:A999163160")).isNotEqualTo(one);
    }

    /** The reference vectors of SipHash-2-4 are over bytes 00, 01, 02 …; two of them make one character. */
    @Test
    void people_are_hashed_by_siphash() {
        var hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.of("".toCharArray(), 0)).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.of("\u0100".toCharArray(), 1)).isEqualTo(0x0d6c8009d9a94f5aL);
        assertThat(hash.of("\u0100\u0302\u0504\u0706".toCharArray(), 4)).isEqualTo(0x93f5f5799a932462L);
    }
}
