package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.SampleTable.found;
import static org.imprimatur.inspection.rules.SampleTable.inspected;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.document.rules.ProtectionCategory;
import org.junit.jupiter.api.Test;

/** Tables are judged by column. Rows are written as text with {@code |} between the cells. */
class TableInspectionTest {
    @Test
    void bare_digits_are_a_numbers_only_under_their_header() {
        assertThat(found(inspected("T", "A-Number|Office", "99163159|North", "199163159|South")))
                .containsExactly("HIGH A_NUMBER 2");
        assertThat(found(inspected("T", "Alien No.", "99163159"))).containsExactly("HIGH A_NUMBER 1");
        assertThat(found(inspected("T", "Subject ID|Office", "300000001|North", "300000002|South")))
                .isEmpty();
        assertThat(found(inspected("T", "A number of cases", "12", "15"))).isEmpty();
    }

    @Test
    void a_numbers_are_found_in_any_text_and_people_in_it_are_counted_once() {
        InspectionReport report = inspected("T", "see A999163159, A-999163159 and A# 999 163 160", "also a099163159");
        assertThat(report.personCount()).isEqualTo(3);
        assertThat(found(inspected("T", "AA999163159", "A9991631591", "Schedule A 20221128", "202-555-0134")))
                .isEmpty();
    }

    @Test
    void numbers_that_are_never_assigned_are_no_social_security_numbers() {
        assertThat(found(inspected("T", "219-45-6789"))).containsExactly("HIGH SSN 1");
        assertThat(found(inspected("T", "000-45-6789", "666-45-6789", "219-00-6789", "219-45-0000", "900-45-6789")))
                .isEmpty();
        assertThat(found(inspected("T", "SSN", "219456789", "000456789"))).containsExactly("HIGH SSN 1");
        assertThat(found(inspected("T", "Zip+4", "219456789"))).isEmpty();
    }

    @Test
    void dates_of_birth_need_a_header_or_the_spread_of_ages() {
        assertThat(found(inspected("T", "DOB", "1984-01-17", "3/4/1971"))).containsExactly("HIGH DATE_OF_BIRTH 2");
        assertThat(found(inspected("T", "Last Inspection", "1984-01-17", "3/4/1971")))
                .isEmpty();
        var dates = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            dates.add("%d-03-%02d".formatted(1955 + i * 17 % 40, 1 + i % 28));
        }
        assertThat(found(inspected("T", dates.toArray(String[]::new)))).containsExactly("HIGH DATE_OF_BIRTH 40");
        assertThat(found(inspected(
                        "T",
                        dates.stream().map(date -> "2022" + date.substring(4)).toArray(String[]::new))))
                .isEmpty();
        // one year after the other: a series of figures, not a population
        dates.sort(null);
        assertThat(found(inspected("T", dates.toArray(String[]::new)))).isEmpty();
    }

    @Test
    void the_e_mail_address_of_an_office_is_weak_and_of_a_person_is_not() {
        assertThat(found(inspected("T", "Questions: stats@agency.example"))).containsExactly("LOW EMAIL 0");
        assertThat(found(inspected("T", "Questions: reko.sari@mail.example"))).containsExactly("HIGH EMAIL 1");
    }

    @Test
    void telephone_numbers_count_beside_people_and_not_beside_facilities() {
        assertThat(found(inspected("T", "Contact line|(202) 456-1111"))).containsExactly("LOW PHONE 0");
        assertThat(found(inspected("T", "Contact line|(202) 555-0134"))).isEmpty();
        assertThat(found(inspected("T", "Facility|Phone", "North Center|202-456-1111")))
                .containsExactly("LOW PHONE 0");
        assertThat(found(inspected("T", "Last Name|Mobile", "Sari|202-456-1111")))
                .containsExactlyInAnyOrder("HIGH PERSON_NAME 1", "HIGH PHONE 1");
    }

    @Test
    void name_may_be_the_name_of_a_facility() {
        assertThat(found(inspected(
                        "T",
                        "Name|City|Zip",
                        "Northfield Processing Center|Lapola|40297",
                        "Harrow County Jail|Harrow|45001")))
                .isEmpty();
        assertThat(found(inspected("T", "Name|Nationality", "Sari, Reko|Guatemala", "Mipo, Tusael|Ecuador")))
                .containsExactly("HIGH PERSON_NAME 2", "MEDIUM NATIONALITY 2");
    }

    @Test
    void nationalities_without_people_are_statistics() {
        assertThat(found(inspected("T", "Nationality|Count", "Guatemala|1200", "Ecuador|800")))
                .isEmpty();
    }

    @Test
    void words_of_a_claim_in_a_persons_row_link_that_person_only() {
        InspectionReport report = inspected(
                "T",
                "A-Number|Result",
                "A999163159|Credible fear - positive",
                "A999163160|Voluntary departure",
                "A999163161|Withholding of removal");
        assertThat(report.personCount()).isEqualTo(3);
        assertThat(report.claimantCount()).isEqualTo(2);
        assertThat(report.summary()).isEqualTo("1 sheet, 3 people, 2 of them with fear-claim results");
        assertThat(report.categories())
                .containsExactlyInAnyOrder(
                        ProtectionCategory.FEAR_DETERMINATION,
                        ProtectionCategory.WITHHOLDING_CAT,
                        ProtectionCategory.SPII);
    }

    @Test
    void words_of_a_claim_in_a_header_link_every_row_with_a_value() {
        InspectionReport report =
                inspected("T", "A-Number|I-589 decision", "A999163159|granted", "A999163160|", "A999163161|denied");
        assertThat(report.claimantCount()).isEqualTo(2);
        assertThat(report.categories()).contains(ProtectionCategory.ASYLUM);
    }

    @Test
    void words_of_a_claim_in_a_title_or_the_sheets_name_link_everybody() {
        assertThat(inspected("T", "TPS holders as of May", "Last Name|DOB", "Sari|1984-01-17", "Mipo|1971-03-04")
                        .claimantCount())
                .isEqualTo(2);
        InspectionReport named = inspected("VAWA cases", "Last Name|DOB", "Sari|1984-01-17", "Mipo|1971-03-04");
        assertThat(named.claimantCount()).isEqualTo(2);
        assertThat(named.categories()).contains(ProtectionCategory.VAWA_T_U);
        assertThat(named.summary()).isEqualTo("1 sheet, 2 people with claims that the law protects");
    }

    @Test
    void words_of_a_claim_without_people_are_weak() {
        InspectionReport report = inspected("T", "Month|Detainees, Positive Fear", "January|4000");
        assertThat(found(report)).containsExactly("LOW CLAIM_WORDS 0");
        assertThat(report.categories()).containsExactly(ProtectionCategory.AGGREGATE_ONLY);
    }

    @Test
    void a_second_table_below_the_first_is_judged_by_its_own_headers() {
        InspectionReport report =
                inspected("T", "Office|Total", "North|12", "South|15", "", "A-Number|DOB", "99163159|1984-01-17");
        assertThat(found(report)).containsExactlyInAnyOrder("HIGH A_NUMBER 1", "HIGH DATE_OF_BIRTH 1");
    }

    @Test
    void people_without_a_number_are_counted_by_name_and_date_of_birth() {
        assertThat(inspected(
                                "T",
                                "Last Name|First Name|DOB",
                                "Sari|Reko|1984-01-17",
                                "Sari|Reko|1991-05-02",
                                "Sari|Reko|1984-01-17")
                        .personCount())
                .isEqualTo(2);
    }

    @Test
    void people_without_a_number_are_counted_below_many_who_have_one() {
        var rows = new ArrayList<String>();
        rows.add("Last Name|A-Number|DOB");
        for (int i = 0; i < 3 * RowBlock.ROWS; i++) {
            // nobody further down has a number
            rows.add(
                    i < 400
                            ? "Sari|A999%06d|1984-01-17".formatted(i + 1)
                            : "Mipo||19%02d-01-17".formatted(i % 60 + 30));
        }
        assertThat(inspected("T", rows.toArray(String[]::new)).personCount()).isEqualTo(400 + 60);
    }

    @Test
    void invisible_and_look_alike_characters_do_not_hide_a_number() {
        InspectionReport invisible = inspected("T", "A\u200b9\u200b9\u200b9\u200b163159");
        assertThat(invisible.findings())
                .anyMatch(finding -> finding.recogniser().equals("A_NUMBER")
                        && finding.mechanism() == Mechanism.ZERO_WIDTH
                        && finding.severity() == Severity.CRITICAL);
        assertThat(invisible.hiddenContent()).isTrue();
        InspectionReport lookAlike =
                inspected("T", "\u0410999163159", "\uff21\uff19\uff19\uff19\uff11\uff16\uff13\uff11\uff15\uff19");
        assertThat(lookAlike.personCount()).isEqualTo(1);
        assertThat(lookAlike.findings())
                .anyMatch(finding ->
                        finding.mechanism() == Mechanism.HOMOGLYPH && finding.severity() == Severity.CRITICAL);
    }

    @Test
    void text_that_mixes_scripts_within_a_word_is_not_clean() {
        assertThat(inspected("T", "p\u0430yment").categories()).containsExactly(ProtectionCategory.UNKNOWN);
        assertThat(inspected("T", "\u041c\u043e\u0441\u043a\u0432\u0430", "Jos\u00e9")
                        .clean())
                .isTrue();
    }

    @Test
    void whatever_a_file_calls_things_the_report_can_be_stored_and_signed() {
        InspectionReport report = inspected(
                "Cafe\u0301 \ud800 \u0007",
                "Last Name|A-Number",
                "\ud83d\ude00\ud83d\ude01\ud83d\ude02|A999163159",
                "\udc00 Reko|A999163160",
                "Sari|A999163161",
                "Mipo|A999163162");
        String canonical = CanonicalJson.text(report.content());
        assertThat(canonical).contains("workbook!Caf\u00e9 \ufffd \ufffd!A2:A5").doesNotContain("\\u");
        assertThat(Inspection.uninspectable(
                                UninspectableReason.MALFORMED,
                                "part /\u0000\ud800".repeat(200),
                                Mechanism.EMBEDDED_OBJECT,
                                Ruleset.shipped())
                        .unreadPlace())
                .startsWith("part /\ufffd\ufffdpart /")
                .hasSize(300);
    }

    @Test
    void a_sample_shows_the_kind_of_a_value_and_not_the_value() {
        assertThat(MaskedSample.of(Recogniser.Kind.PERSON_IDENTIFIER, "A999163159"))
                .isEqualTo("A9*****159");
        assertThat(MaskedSample.of(Recogniser.Kind.PERSON_IDENTIFIER, "A1234567"))
                .isEqualTo("A*******");
        assertThat(MaskedSample.of(Recogniser.Kind.NAME, "reko sari")).isEqualTo("r********");
        assertThat(MaskedSample.of(Recogniser.Kind.NAME, "\ud83d\ude00ab")).isEqualTo("\ud83d\ude00**");
        assertThat(MaskedSample.of(Recogniser.Kind.EMAIL, "a".repeat(60) + "@mail.example"))
                .isEqualTo("a************");
        assertThat(MaskedSample.of(Recogniser.Kind.PHONE, "+12024561111")).isEqualTo("**********11");
    }

    @Test
    void words_of_claims_about_nobody_are_named_row_by_row() {
        var rows = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (int row = 0; row < 600; row++) {
            rows.add(row % 3 == 0 ? "asylum|none|credible fear" : "none|withholding of removal|asylum");
            words.addAll(
                    row % 3 == 0 ? List.of("asylum", "credible fear") : List.of("withholding of removal", "asylum"));
        }
        Finding claims = inspected("T", rows.toArray(String[]::new)).findings().stream()
                .filter(finding -> finding.recogniser().equals("CLAIM_WORDS"))
                .findFirst()
                .orElseThrow();
        assertThat(claims.occurrences()).isEqualTo(1200);
        assertThat(claims.place()).isEqualTo("workbook!T!A1:C600");
        assertThat(claims.keyedHash()).isEqualTo(new KeyedHash(new byte[32]).ofValues("CLAIM_WORDS", words));
    }

    @Test
    void hidden_cells_are_named_row_by_row() {
        var cells = new ArrayList<Cell>();
        var values = new ArrayList<String>();
        for (int row = 0; row < 600; row++) {
            for (int column = 0; column < 3; column++) {
                String value = "v" + row + "x" + column;
                values.add(value);
                cells.add(new Cell(row, column, Cell.Kind.TEXT, value, value, Mechanism.ROW_HIDDEN));
            }
        }
        Finding hidden = inspected(Ruleset.shipped(), List.of(new Table("p", "T", Mechanism.VISIBLE, cells)))
                .findings()
                .get(0);
        assertThat(hidden.recogniser()).isEqualTo("HIDDEN_CONTENT");
        assertThat(hidden.keyedHash()).isEqualTo(new KeyedHash(new byte[32]).ofValues("HIDDEN_CONTENT", values));
    }

    @Test
    void more_columns_than_are_told_apart_are_named_as_they_come_up() {
        // column 45 has its first number above that of all others
        var rows = new ArrayList<String>();
        for (int row = 0; row < 300; row++) {
            var values = new ArrayList<String>();
            for (int column = 0; column < 46; column++) {
                values.add(row == 0 && column < 45 ? "none" : "A99%07d".formatted(46 * row + column));
            }
            rows.add(String.join("|", values));
        }
        var ofColumns = new ArrayList<String>();
        var hash = new KeyedHash(new byte[32]);
        for (int column :
                IntStream.concat(IntStream.of(45), IntStream.range(0, 45)).toArray()) {
            ofColumns.add(hash.ofValues(
                    "A_NUMBER",
                    IntStream.range(column == 45 ? 0 : 1, 300)
                            .mapToObj(row -> "A99%07d".formatted(46 * row + column))
                            .toList()));
        }
        assertThat(inspected("T", rows.toArray(String[]::new)).findings())
                .extracting(Finding::keyedHash)
                .containsExactly(hash.ofValues("A_NUMBER", ofColumns));
    }
}
