package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of people, without any number, in places where programs keep their words: they are found, and the words of programs are not. */
class ListsInSettingsTest {
    private static final List<InventedPerson> PEOPLE = InventedPerson.people(25);

    private static String names(String between, String after) {
        return PEOPLE.stream()
                .map(person -> person.lastName() + between + person.firstName())
                .collect(Collectors.joining(after));
    }

    private static String born(String between) {
        return PEOPLE.stream()
                .map(person -> person.lastName() + between + person.firstName() + between + person.born())
                .collect(Collectors.joining("\n", "Last Name" + between + "First Name" + between + "DOB\n", ""));
    }

    private static Inspected page(String body) {
        return Inspected.file("a.html", WebCases.page("", "<h1>Figures</h1>" + body));
    }

    static Stream<String> attributes() {
        return Stream.of(
                "<p data-r=\"" + born(",") + "\">x</p>",
                "<p data-r=\"" + born("|") + "\">x</p>",
                "<p lang=\"" + born(";") + "\">x</p>",
                "<p data-r=\"" + names(", ", "\n") + "\">x</p>",
                "<p data-r=\"" + names(", ", ";") + "\">x</p>",
                "<p data-r=\"version 4 of the list\n" + names(", ", "|") + "\">x</p>",
                "<input type=hidden value=\"" + names(", ", "; ") + "\">",
                PEOPLE.stream()
                        .map(person -> "<i data-n=\"" + person.lastName() + ", " + person.firstName() + "\">x</i>")
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void names_in_attributes_of_a_page_are_found(String body) {
        Inspected found = page(body);
        assertThat(found.findings("PERSON_NAME"))
                .as("%s", found.report().findings())
                .anyMatch(finding -> finding.severity() == Severity.CRITICAL);
        assertThat(found.report().personCount()).isBetween(24, 25);
    }

    @Test
    void names_in_an_attribute_of_a_document_are_found() {
        String body = "<w:p><w:pPr><w:pStyle w:val=\"" + born(";").replace("\n", "&#10;") + "\"/></w:pPr></w:p>";
        Inspected found = Inspected.file(
                "a.docx", SampleOffice.document(WordCases.FIGURES + body).bytes());
        assertThat(found.report().personCount()).isEqualTo(25);
        assertThat(found.findings("PERSON_NAME"))
                .extracting(Finding::place)
                .allMatch(place -> place.startsWith("part /word/document.xml line by line!"));
    }

    static Stream<String> machineWords() {
        var random = new Random(4);
        byte[] bytes = new byte[6_000];
        random.nextBytes(bytes);
        String base64 = Base64.getMimeEncoder().encodeToString(bytes).substring(0, 1_900);
        String fonts =
                "Times New Roman;Liberation Serif;Lucida Sans Unicode;Comic Sans;Gill Sans;Book Antiqua;Century Gothic;"
                        + "Brush Script;Trebuchet MS;Courier New;Palatino Linotype;Franklin Gothic;Segoe Print;Noto Serif;"
                        + "DejaVu Sans;Open Sans;Source Code;Droid Sans;Arial Black;Lucida Console;Bradley Hand";
        String path = IntStream.range(0, 60)
                .mapToObj(i -> "L" + random.nextInt(900) + "." + random.nextInt(99) + "," + random.nextInt(900))
                .collect(Collectors.joining("\n"));
        return Stream.of(
                "<p data-b=\"" + base64 + "\">x</p>",
                "<p data-f=\"" + fonts + "\">x</p>",
                "<p data-f=\"" + fonts.replace(';', '\n') + "\">x</p>",
                "<p style=\"font-family:" + fonts.replace(';', ',') + "\">x</p>",
                "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0" + path + "\"/></svg>",
                "<form><input placeholder=\"Last Name\"><input placeholder=\"First Name\"><input placeholder=\"Date of Birth\">"
                        + "form-control,btn-primary,nav-item,card-body,col-sm,col-md,col-lg,float-left,row-last"
                                .replace(",", "\"><input class=\"form-row\" autocomplete=\"")
                        + "\"></form>",
                "<p data-z=\"Buenos Aires|Mexico City|New York|Los Angeles|Hong Kong|Costa Rica|Puerto Rico|Santo Domingo|"
                        + "Port Moresby|Sao Paulo|El Salvador|San Juan\">x</p>",
                "<p data-s=\"" + ".card{color:#123;margin:0}\n".repeat(40) + "\">x</p>",
                "<p data-m=\"Monday Morning;Tuesday Morning;Wednesday Noon;Thursday Noon;Friday Night;Open Air;Next Page;"
                        + "Last Page;First Page;Save As;Print All;Page Setup;Zoom In;Zoom Out\">x</p>");
    }

    @ParameterizedTest
    @MethodSource("machineWords")
    void words_of_programs_are_nobodys_names(String body) {
        Inspected clean = page(body);
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().personCount()).isZero();
    }

    @Test
    void words_of_programs_in_a_file_about_claims_are_nobodys_names() {
        String fonts =
                "Times New Roman;Liberation Serif;Lucida Sans;Comic Sans;Gill Sans;Book Antiqua;Century Gothic;Open Sans;"
                        + "Brush Script;Courier New;Palatino Linotype;Franklin Gothic;Segoe Print;Noto Serif;DejaVu Sans";
        byte[] page = WebCases.page("", "<p data-f=\"" + fonts.replace(';', '\n') + "\">Credible fear</p>");
        assertThat(Inspected.file("Credible fear.html", page).report().personCount())
                .isZero();
    }

    @Test
    void a_list_of_people_in_settings_is_not_told_twice_as_people() {
        String everything = PEOPLE.stream()
                .map(person -> person.lastName() + ";" + person.firstName() + ";" + person.aNumber())
                .collect(Collectors.joining("\n", "Last Name;First Name;A-Number\n", ""));
        Inspected found = page("<p data-r=\"" + everything + "\">x</p>");
        assertThat(found.report().personCount()).isEqualTo(25);
        assertThat(new String(WebCases.page("", everything), StandardCharsets.UTF_8))
                .hasSizeLessThan(2_000);
    }
}
