package org.imprimatur.inspection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.SampleTable.found;
import static org.imprimatur.inspection.rules.SampleTable.inspected;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.imprimatur.document.rules.ProtectionCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is scored, not a cell: header, shape of the values, how few come twice, and what stands beside them. */
class ColumnJudgementTest {
    private static String[] rows(int count, IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(row).toArray(String[]::new);
    }

    private static List<Integer> numbers(int count, long seed) {
        var random = new Random(seed);
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            numbers.add(200_000_000 + random.nextInt(49_000_000));
        }
        return numbers;
    }

    @Test
    void bare_numbers_beside_words_of_a_claim_are_peoples() {
        List<Integer> numbers = numbers(30, 1);
        InspectionReport report = inspected(
                "T", rows(30, i -> numbers.get(i) + "|" + (i % 2 == 0 ? "Credible fear - positive" : "CFI: negative")));
        assertThat(found(report)).containsExactly("CRITICAL LINKED_CLAIM 30", "HIGH A_NUMBER 30");
    }

    @Test
    void bare_numbers_in_a_list_that_says_it_is_about_claims_are_peoples() {
        List<Integer> numbers = numbers(5, 2);
        assertThat(found(inspected("Asylum cases", rows(5, i -> numbers.get(i).toString()))))
                .containsExactly("CRITICAL LINKED_CLAIM 5", "HIGH A_NUMBER 5");
    }

    @Test
    void bare_numbers_alone_are_likely_peoples_where_they_are_many_and_have_no_order() {
        List<Integer> numbers = numbers(40, 3);
        assertThat(found(inspected("T", rows(40, i -> numbers.get(i).toString()))))
                .containsExactly("MEDIUM A_NUMBER 40");
        assertThat(found(inspected("T", rows(40, i -> Integer.toString(300_000_000 + 7 * i)))))
                .isEmpty();
        assertThat(found(inspected("T", rows(40, i -> 1 + i % 9 + "000000" + (i % 10) + "0"))))
                .isEmpty();
        assertThat(found(inspected("T", rows(40, i -> "202211" + (10 + i % 20)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Facility ID", "Contract Number", "Budget", "Total"})
    void numbers_that_their_header_says_are_something_else_are_not_taken_for_peoples(String header) {
        List<Integer> numbers = numbers(40, 4);
        var rows = new ArrayList<String>(List.of("Office|" + header));
        numbers.forEach(number -> rows.add("North Office|" + number));
        assertThat(inspected("T", rows.toArray(String[]::new)).clean()).isTrue();
    }

    @Test
    void a_column_of_names_needs_no_header() {
        String[] names = {
            "José García López",
            "María del Carmen Ruiz",
            "Li Wei",
            "Wang Xiu Ying",
            "Ahmed al-Hassan",
            "Fatima bint Ali",
            "Иван Петров",
            "Ольга Сидорова",
            "Ngozi Okafor",
            "Jean-Pierre N'Diaye"
        };
        assertThat(found(inspected("T", names))).containsExactly("HIGH PERSON_NAME 10");
        assertThat(found(inspected("T", "李小龙", "王秀英", "张伟", "刘洋", "陈静", "杨勇", "赵磊", "黄强")))
                .containsExactly("HIGH PERSON_NAME 8");
        assertThat(found(inspected("T", rows(9, i -> "SARI" + (char) ('A' + i) + "X, REKO" + (char) ('A' + i) + "N"))))
                .containsExactly("HIGH PERSON_NAME 9");
    }

    @Test
    void names_of_places_and_offices_are_no_names_of_people() {
        assertThat(found(inspected(
                        "T",
                        "New York|120",
                        "Los Angeles|45",
                        "San Diego|77",
                        "El Paso|99",
                        "Salt Lake City|45",
                        "Las Vegas|33",
                        "Baton Rouge|22",
                        "Fort Worth|19",
                        "Port Isabel|88")))
                .isEmpty();
        assertThat(found(inspected(
                        "T",
                        "Northfield Processing Center",
                        "Harrow County Jail",
                        "Mesa Larga Annex",
                        "Cedar Flats Detention Center",
                        "Redstone Staging Facility",
                        "Pine Hollow County Jail",
                        "Otero Bend Facility",
                        "Lakebridge Residential Center")))
                .isEmpty();
        assertThat(found(inspected("T", rows(12, i -> "Houston" + (char) ('a' + i) + ", TX|" + (100 + i)))))
                .isEmpty();
    }

    @Test
    void names_without_a_header_beside_dates_as_of_birth_identify_also_where_they_are_few() {
        assertThat(found(inspected("T", "Reko Sari|1984-01-17", "Tusael Mipo|1971-03-04", "Ana Perez|1992-11-30")))
                .containsExactlyInAnyOrder("HIGH PERSON_NAME 3", "HIGH DATE_OF_BIRTH 3");
        assertThat(found(inspected("T", "Reko Sari|2021-01-17", "Tusael Mipo|2022-03-04", "Ana Perez|2022-11-30")))
                .isEmpty();
    }

    @Test
    void the_parts_of_names_are_found_beside_a_number() {
        assertThat(found(inspected(
                        "T",
                        rows(
                                20,
                                i -> "SARI" + (char) ('A' + i) + "|REKO" + (char) ('A' + i) + "|A99916" + (3100 + i)))))
                .containsExactlyInAnyOrder("HIGH PERSON_NAME 20", "HIGH PERSON_NAME 20", "HIGH A_NUMBER 20");
    }

    @Test
    void headers_in_spanish_and_dates_with_the_day_first_are_read() {
        InspectionReport report = inspected(
                "T",
                "Apellidos|Nombre|Número de extranjero|Fecha de nacimiento|País de origen|Resultado",
                "García Márquez|Ana|99163159|17/01/1984|México|Temor creíble - positivo",
                "Ruiz Peña|Luis|99163160|28.03.1971|Perú|Asilo");
        assertThat(report.personCount()).isEqualTo(2);
        assertThat(report.claimantCount()).isEqualTo(2);
        assertThat(report.categories())
                .containsExactlyInAnyOrder(
                        ProtectionCategory.FEAR_DETERMINATION, ProtectionCategory.ASYLUM, ProtectionCategory.SPII);
    }

    @Test
    void a_column_that_is_mostly_blank_or_says_so_still_holds_its_numbers() {
        var rows = new ArrayList<String>(List.of("Office|A-Number"));
        for (int i = 0; i < 40; i++) {
            rows.add("North Office|" + (i % 10 == 0 ? "9916315" + i / 10 : i % 2 == 0 ? "n/a" : "see file"));
        }
        assertThat(found(inspected("T", rows.toArray(String[]::new)))).containsExactly("HIGH A_NUMBER 4");
    }

    @Test
    void a_name_that_is_a_word_of_headers_does_not_end_the_column() {
        assertThat(inspected(
                                "T",
                                "Last Name|First Name|Office",
                                "Sari|Reko|North",
                                "Born|Max|North",
                                "Alien|Ridley|South",
                                "Mipo|Tusael|South")
                        .personCount())
                .isEqualTo(4);
    }

    @Test
    void a_form_has_its_values_beside_its_headers() {
        assertThat(found(inspected("T", "Alien Number|99163159", "Date of Birth|1984-01-17")))
                .contains("HIGH A_NUMBER 1", "HIGH DATE_OF_BIRTH 1");
    }

    @Test
    void the_same_person_by_number_and_elsewhere_by_name_and_birth_counts_once() {
        InspectionReport report = inspected(
                Ruleset.shipped(),
                List.of(
                        SampleTable.table(
                                "One", "Last Name|First Name|DOB", "Sari|Reko M.|01/17/1984", "Mipo|Ana|3/4/1971"),
                        SampleTable.table(
                                "Two", "A-Number|SSN|Name|DOB", "A999163159|219-45-6789|Reko Sari|1984-01-17"),
                        SampleTable.table("Three", "SSN", "219456789")));
        assertThat(report.personCount()).isEqualTo(2);
    }

    @Test
    void telephone_numbers_without_a_header_are_peoples_where_nothing_else_is_there() {
        assertThat(found(inspected("T", rows(12, i -> "(202) 456-11" + (10 + i)))))
                .contains("HIGH PHONE 12");
        assertThat(found(inspected(
                        "T",
                        IntStream.range(0, 12)
                                .mapToObj(i -> i == 0 ? "Facility|Phone" : "North Center|202-456-11" + (10 + i))
                                .toArray(String[]::new))))
                .containsExactly("LOW PHONE 0");
    }

    @Test
    void whatever_people_are_called_in_a_header_they_are_found() {
        String[] rows = {"Applicant|Nationality|Decision", "Reko Sari|Guatemala|denied", "Ana Mipo|Peru|denied"};
        assertThat(found(inspected("T", rows))).contains("HIGH PERSON_NAME 2");
        var unknown = new ArrayList<String>(List.of("Who|Nationality|Decision"));
        String[] given = {"Maria", "Jose", "Ahmed", "Ivan", "Wei", "Carlos", "Fatima", "Olga", "Juan"};
        for (int i = 0; i < given.length; i++) {
            unknown.add(given[i] + " Sari" + (char) ('a' + i) + "|Guatemala|denied");
        }
        assertThat(found(inspected("T", unknown.toArray(String[]::new)))).contains("HIGH PERSON_NAME 9");
    }

    @Test
    void figures_beside_headers_do_not_make_them_data() {
        assertThat(found(inspected("T", "A-Number|Last Name|30|60", "99163159|Sari|1|0", "99163160|Mipo|0|1")))
                .containsExactlyInAnyOrder("HIGH A_NUMBER 2", "HIGH PERSON_NAME 2");
    }
}
