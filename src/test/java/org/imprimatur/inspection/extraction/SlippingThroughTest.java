package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.testing.InventedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which a list of people could pass as clean, and honest files that must. */
class SlippingThroughTest {
    private static final int PEOPLE = 60;
    private static final List<InventedPerson> ROSTER = InventedPerson.people(PEOPLE, 77);

    private static InspectionReport inspected(String name, String text) {
        return Inspected.file(name, text.getBytes(StandardCharsets.UTF_8)).report();
    }

    private static InspectionReport list(String header, BiFunction<InventedPerson, Integer, String> line) {
        return inspected(
                "list.csv",
                header
                        + IntStream.range(0, PEOPLE)
                                .mapToObj(i -> line.apply(ROSTER.get(i), i))
                                .collect(Collectors.joining("\n")));
    }

    /** Without order: counted up they would be numbers of cases. */
    private static String bare(InventedPerson person) {
        return person.aNumber().substring(1);
    }

    @Test
    void numbers_that_went_through_other_programs_are_numbers() {
        assertThat(list("A-Number\n", (person, i) -> bare(person) + ".0").personCount())
                .isEqualTo(PEOPLE);
        assertThat(list("Alien Number;x\n", (person, i) -> bare(person).replaceAll("(\\d{3})(?=\\d)", "$1,") + ";1")
                        .personCount())
                .isEqualTo(PEOPLE);
        assertThat(list("", (person, i) -> "A" + String.join(" ", bare(person).split("")))
                        .personCount())
                .isEqualTo(PEOPLE);
        assertThat(inspected(
                                "export.txt",
                                ROSTER.stream()
                                        .map(person -> "{\"aNumber\":\"" + bare(person) + "\",\"ok\":true}")
                                        .collect(Collectors.joining(",\n", "[\n", "\n]")))
                        .personCount())
                .isEqualTo(PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ref,Note\n", "Case Number,Note\n", "No.,Note\n", ""})
    void numbers_under_a_header_that_says_no_more_than_that_are_not_clean(String header) {
        assertThat(list(
                                header,
                                (person, i) -> bare(InventedPerson.people(PEOPLE * 7, 3)
                                                .get(i * 7 % 411)) + ",spoke on Monday")
                        .clean())
                .isFalse();
    }

    @Test
    void a_number_among_other_words_in_each_cell_is_not_clean() {
        assertThat(list(
                                "Person\n",
                                (person, i) -> "\"" + person.lastName() + " ("
                                        + bare(InventedPerson.people(500, 4).get(i * 7 % 499)) + ")\"")
                        .clean())
                .isFalse();
    }

    @Test
    void a_list_of_names_after_words_of_a_claim_links_them() {
        InspectionReport report = inspected(
                "letter.txt",
                "Those with a positive credible fear finding:\n\n"
                        + ROSTER.stream()
                                .map(person -> person.firstName() + " " + person.lastName())
                                .collect(Collectors.joining("\n")));
        assertThat(report.claimantCount()).isEqualTo(PEOPLE);
    }

    @Test
    void a_table_on_its_side_is_a_table() {
        String row = ROSTER.stream().map(SlippingThroughTest::bare).collect(Collectors.joining(","));
        assertThat(inspected("side.csv", "A-Number," + row + "\nOffice" + ",North".repeat(PEOPLE))
                        .personCount())
                .isEqualTo(PEOPLE);
    }

    @Test
    void single_names_under_the_header_name_are_not_clean() {
        assertThat(list("Name\n", (person, i) -> person.lastName() + (char) ('a' + i % 26))
                        .clean())
                .isFalse();
    }

    @Test
    void honest_files_are_clean() {
        List<String> honest = List.of(
                "Program,Amount\nSalaries,412345678\nTravel Costs,223456789\nPrinting,198765432\nLegal Fees,345678912\nFuel Oil,567891234\n",
                "Court,Judge,Grant rate\nAtlanta,John Smith,10%\nBoston,Mary Jones,20%\nChicago,Ana Ruiz,30%\nDallas,Lee Wong,40%\n"
                        + "Eloy,Al Green,15%\nFresno,Bo Derek,25%\nHouston,Cy Young,35%\nMiami,Di King,45%\n",
                "Item,Qty\nStapler Red,3\nPaper White,10\nDesk Lamp,5\nOffice Chair,7\nMouse Pad,2\nBook Shelf,4\nDoor Mat,5\nWall Clock,6\n",
                "Palo Alto\nAnn Arbor\nBoca Raton\nCoral Gables\nGlen Burnie\nRoyal Oak\nDaly City\nBroken Arrow\nSioux Falls\n",
                "Date,Encounters,Asylum grants\n"
                        + IntStream.range(1980, 2022)
                                .mapToObj(
                                        year -> year + "-01-01," + (1000 + 37 * year % 9000) + "," + (100 + year % 77))
                                .collect(Collectors.joining("\n")),
                "Year,Refugee admissions\n"
                        + IntStream.range(1980, 2022)
                                .mapToObj(year -> year + "," + (20_000 + 131 * year % 9000))
                                .collect(Collectors.joining("\n")),
                "Facility opened\n"
                        + IntStream.range(0, 40)
                                .mapToObj(i -> 1950 + 17 * i % 50 + "-03-11")
                                .collect(Collectors.joining("\n")),
                "Field,Description\nA-Number,Alien registration number of the person\nDOB,Date of birth\nName,Name of the person\n",
                "Contract ID,Vendor\n"
                        + IntStream.range(0, 40)
                                .mapToObj(i -> 100_000_007L + i * 7_654_321L % 900_000_000L + ",Acme Supplies")
                                .collect(Collectors.joining("\n")));
        assertThat(honest)
                .allSatisfy(text -> assertThat(Inspected.file("honest.csv", text.getBytes(StandardCharsets.UTF_8))
                                .mediumOrAbove())
                        .isEmpty());
    }
}
