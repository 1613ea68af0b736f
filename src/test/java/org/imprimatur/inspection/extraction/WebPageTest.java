package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;
import static org.imprimatur.inspection.rules.UninspectableReason.UNREAD_ENCODING;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages: what a browser shows is told from what it does not, and nothing gets lost on the way. */
class WebPageTest {
    private static final String NUMBER = InventedPerson.people(1).get(0).aNumber();

    private static Inspected page(String body) {
        return page("", body);
    }

    private static Inspected page(String head, String body) {
        return Inspected.file("a.html", WebCases.page(head, body));
    }

    private static Inspected file(String page) {
        return Inspected.file("a.html", page.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_page_of_figures_with_its_navigation_is_clean() {
        Inspected clean = page(
                "<meta name=viewport content=\"width=device-width\"><style>@media print{nav{display:none}} "
                        + "a:hover{display:none} .big{font-size:2rem;color:var(--brand, #123)} "
                        + "@media (max-width:600px){.wide{display:none}}</style>",
                "<nav><ul><li><a href=\"/\">Home</a><li><a href=\"/about\">About us</a><li><a href=\"/data\">Data</a>"
                        + "<li><a href=\"/press\">Press</a><li><a href=\"mailto:press@statistics.example\">Contact</a></ul></nav>"
                        + "<h1 class=big>Monthly statistics</h1><p class=wide>Case 22-cv-01234, order 202211281, as of 2022-11-28.</p>"
                        + "<table><caption>By facility</caption><thead><tr><th>Facility<th>2021<th>2022</thead>"
                        + "<tr><td>Harrow County Jail<td>1,200<td>1,310<tr><td>Mesa Larga Annex<td>640<td>702</table>"
                        + "<img src=\"chart.png\" alt=\"Chart of the totals\"><footer>(202) 555-0134</footer>");
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    @Test
    void a_list_that_is_shown_hides_nothing() {
        Inspected found = page(WebCases.table("", MechanismCase.roster()));
        assertThat(found.report().hiddenContent()).isFalse();
        assertThat(found.report().claimantCount()).isEqualTo(MechanismCase.ROSTER);
        assertThat(found.findings("A_NUMBER")).anyMatch(finding -> finding.severity() == Severity.HIGH);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,utf-8",
        "windows-1252,iso-8859-1",
        "windows-1251,windows-1251",
        "Shift_JIS,shift_jis",
        "EUC-KR,euc-kr",
        "UTF-16,utf-16",
        "UTF-16LE,''",
        "UTF-8,''"
    })
    void a_page_is_read_in_the_encoding_that_it_names(String charset, String named) {
        String meta =
                named.isEmpty() ? "" : "<meta http-equiv=content-type content='text/html; charset=" + named + "'>";
        String word = charset.equals("windows-1251")
                ? "\u0434\u0430\u0442\u0430"
                : charset.startsWith("UTF") || charset.endsWith("1252") ? "a\u00f1o" : "1";
        String page = "<html><head>" + meta + "</head><body><p>" + word + "</p>"
                + WebCases.table("", MechanismCase.roster()) + "</body></html>";
        Inspected found = Inspected.file("a.html", page.getBytes(Charset.forName(charset)));
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.ROSTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "utf-8", "x-own", "no name!"})
    void bytes_that_do_not_fit_the_encoding_that_is_named_are_refused(String named) {
        String page = "<html><head><meta charset='" + named + "'></head><body>a\u00f1o</body></html>";
        Inspected refused = Inspected.file("a.html", page.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused.report().reason()).isEqualTo(UNREAD_ENCODING);
    }

    @Test
    void a_number_in_pieces_is_read_as_it_is_shown() {
        String pieces = NUMBER.substring(0, 3) + "<b>" + NUMBER.substring(3, 5) + "</b><!----><wbr>" + NUMBER.charAt(5)
                + "<span style='display:none'>x</span>&#" + (int) NUMBER.charAt(6) + ";" + NUMBER.substring(7);
        Inspected found = page("<p>File " + pieces + " of 2022</p>");
        assertThat(found.findings("A_NUMBER")).anyMatch(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void a_cell_over_several_rows_is_said_of_each() {
        List<InventedPerson> people = InventedPerson.people(4);
        var table = new StringBuilder("<table><tr><th>Result<th>A-Number");
        table.append("<tr><td rowspan=4>Credible fear - positive<td>")
                .append(people.get(0).aNumber());
        people.subList(1, 4).forEach(person -> table.append("<tr><td>").append(person.aNumber()));
        Inspected found = page(table + "</table>");
        assertThat(found.report().claimantCount()).isEqualTo(4);
    }

    @Test
    void a_long_note_is_linked_to_whom_its_row_is_about() {
        String note = "The officer has written a note of some length. ".repeat(20) + "Credible fear - positive.";
        Inspected found = page("<table><tr><td>" + NUMBER + "<td>" + note + "</table>");
        assertThat(found.report().claimantCount()).isEqualTo(1);
    }

    @Test
    void a_declaration_of_xml_is_no_comment() {
        assertThat(file("<?xml version='1.0' encoding='utf-8'?><html><body><p>Figures</p></body></html>")
                        .mediumOrAbove())
                .isEmpty();
    }

    @Test
    void an_element_may_be_seen_in_one_that_is_not() {
        Inspected found = page("<div style='visibility:hidden'><p style='visibility:visible'>" + NUMBER + "</p></div>"
                + "<div style='font-size:0'><p style='font-size:12px'>" + NUMBER + "</p></div>"
                + "<div style='color:#fff'><p style='background:#000'>" + NUMBER + "</p></div>");
        assertThat(found.findings("A_NUMBER")).allMatch(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void the_more_special_rule_outweighs() {
        Inspected found = page(
                "<style>#a{display:block} p{display:none} .b{display:none!important} #b{display:block}</style>",
                "<p id=a>" + NUMBER + "</p><p id=b class=b>Figures</p>");
        assertThat(found.findings("A_NUMBER")).allMatch(finding -> finding.mechanism() == Mechanism.VISIBLE);
        assertThat(found.hiddenBy(Mechanism.INVISIBLE_TEXT)).isNotEmpty();
    }

    @Test
    void a_link_that_leads_where_it_says_hides_nothing() {
        Inspected shown = page("<p><a href='mailto:reko.sari@mail.example'>reko.sari@mail.example</a></p>");
        assertThat(shown.report().hiddenContent()).isFalse();
        Inspected other = page("<p><a href='mailto:reko.sari@mail.example'>Write to us</a></p>");
        assertThat(other.hiddenBy(Mechanism.HYPERLINK)).isNotEmpty();
    }

    @Test
    void text_that_a_sheet_adds_is_read() {
        Inspected found = page("<style>p::after{content:\"\\41 " + NUMBER.substring(1) + "\"}</style>", "<p>File </p>");
        assertThat(found.report().personCount()).isEqualTo(1);
    }

    @Test
    void a_rule_that_cannot_be_followed_is_an_unread_part() {
        assertThat(page("<style>p:of(3){display:none}</style>", "<p>Figures</p>")
                        .findings("UNREAD"))
                .hasSize(1);
        assertThat(page("<style>div{p{display:none}}</style>", "<p>Figures</p>").findings("UNREAD"))
                .hasSize(1);
    }

    @Test
    void a_page_is_told_by_its_content() {
        String body = "<body><p>" + NUMBER + "</p></body>";
        assertThat(file("\ufeff<!-- saved --> \n <!doctype html>" + body)
                        .report()
                        .personCount())
                .isEqualTo(1);
        assertThat(file("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>" + body + "</html>")
                        .report()
                        .personCount())
                .isEqualTo(1);
        assertThat(Inspected.file("a.txt", ("<HTML>" + body).getBytes(StandardCharsets.UTF_8))
                        .report()
                        .reason())
                .isEqualTo(TYPE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html [<!ENTITY a 'b'>]><html><body>&a;</body></html>",
                "<?xml version='1.0'?><html><head><script src='a.js'/></head><body>Figures</body></html>",
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>Figures</body></html>"
            })
    void what_browsers_read_in_two_ways_is_malformed(String page) {
        assertThat(file(page).report().reason()).isEqualTo(MALFORMED);
    }

    @Test
    void elements_in_elements_without_end_are_survived() {
        String deep = "<div>".repeat(20_000) + NUMBER;
        assertThat(page(deep).report().personCount()).isEqualTo(1);
        String tables = "<table><tr><td>".repeat(2_000) + NUMBER;
        assertThat(page(tables).report().personCount()).isEqualTo(1);
        String wide = "<table><tr><td rowspan=99999 colspan=99999>" + NUMBER + "<tr><td rowspan=0>1</table>";
        assertThat(page(wide).report().personCount()).isEqualTo(1);
    }

    @Test
    void comments_in_comments_and_frames_in_frames_end() {
        String frame = NUMBER;
        for (int i = 0; i < 8; i++) {
            frame = "<iframe srcdoc=\"" + frame.replace("&", "&amp;").replace("\"", "&quot;") + "\"></iframe>";
        }
        assertThat(page(frame).report().reason()).isEqualTo(MALFORMED);
    }

    @Test
    void every_damage_is_survived() {
        byte[] page = WebCases.page(
                "<style>.a{display:none}</style>",
                "<table><tr><td class=a colspan=2>1</td></tr></table><svg><text>a</text></svg><!-- c --><p title=t>x</p>");
        for (int at = 0; at < page.length; at++) {
            byte[] damaged = page.clone();
            damaged[at] ^= 0x15;
            assertThat(Inspected.file("a.html", damaged).report().state()).isNotNull();
            assertThat(Inspected.file("a.html", Arrays.copyOf(page, at))
                            .report()
                            .state())
                    .isNotNull();
        }
    }

    /** A file with the address {@code FILE}, which is written in many ways. */
    static Stream<Arguments> addresses() {
        return Stream.of(
                        "<img src=\"FILE\">",
                        "<img src=\"&#1; &#31;\t\nFILE\n&#1;\">",
                        "<img src=\"da\tta:\nREST\">",
                        "<img src=\"d&#10;ata&#9;:REST\">",
                        "<img src=\"DATA:REST\">",
                        "<a href=\"dAtA:REST#part\">x</a>",
                        "<img srcset=\"Data:REST 1x\">",
                        "<iframe src=\" da\nta:REST\"></iframe>",
                        "<meta http-equiv=refresh content=\"9; URL=da\tta:REST\">",
                        "<p style=\"background:url(FILE)\">x</p>",
                        "<p style=\"background:URL( FILE )\">x</p>",
                        "<p style=\"background:url('FILE')\">x</p>",
                        "<p style=\"background:url(\\64 ata:REST)\">x</p>",
                        "<p style=\"background:url(\\44 \\000041 ta:REST)\">x</p>",
                        "<p style=\"background:u\\72l(d\\61ta:REST)\">x</p>",
                        "<p style=\"background:/* a */url(/**/FILE)\">x</p>".replace("/**/", ""),
                        "<p style=\"background:url(&quot;da\\\nta:REST&quot;)\">x</p>",
                        "<p style=\"background:image-set('\\64 ata:REST' 1x)\">x</p>",
                        "<svg><rect fill=\"URL(\\64 ata:REST)\"/></svg>",
                        "<style>p{background:/*'*/url(\\64\r\nata:REST)/*'*/}</style>",
                        "<style>@font-face{src:url( 'd\\61 ta:REST' )}</style>",
                        "<style>/* FILE */</style>")
                .map(Arguments::of);
    }

    private static String written(String element, String rest) {
        return element.replace("FILE", "data:" + rest).replace("REST", rest);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_file_in_an_address_is_read_however_the_address_is_written(String element) {
        String base64 =
                Base64.getEncoder().encodeToString(("A-Number\n" + NUMBER + "\n").getBytes(StandardCharsets.UTF_8));
        String base64Of = "text/csv;base64," + base64;
        Inspected found = page(written(element, base64Of));
        assertThat(found.report().personCount())
                .as("%s", found.report().findings())
                .isEqualTo(1);
        assertThat(found.findings("A_NUMBER"))
                .anyMatch(finding -> finding.place().startsWith("file 1 in an address")
                        && finding.mechanism() == Mechanism.EMBEDDED_OBJECT);
        Inspected clean = page(written(element, "image/svg+xml,%3Csvg/%3E"));
        assertThat(clean.mediumOrAbove()).isEmpty();
    }

    @Test
    void what_an_address_says_beside_its_file_is_read() {
        for (String address : List.of(
                "data:text/plain;note=" + NUMBER + ";base64,",
                "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7#" + NUMBER,
                "data:" + NUMBER)) {
            assertThat(page("<img src=\"" + address + "\">").report().personCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_page_in_an_address_is_read_as_a_page() {
        String parted = "<i>" + NUMBER.substring(0, 4) + "</i>" + NUMBER.substring(4);
        String page = Base64.getEncoder().encodeToString(parted.getBytes(StandardCharsets.UTF_8));
        Inspected found = page("<a href=\"data:text/html;charset=utf-8;base64," + page + "\">x</a>");
        assertThat(found.report().personCount()).isEqualTo(1);
        String wide = Base64.getEncoder().encodeToString(parted.getBytes(StandardCharsets.UTF_16LE));
        Inspected frame = page("<iframe src=\"data:text/html;charset=utf-16le;base64," + wide + "\"></iframe>");
        assertThat(frame.report().personCount()).isEqualTo(1);
    }

    @Test
    void a_per_cent_sign_alone_stands_for_itself() {
        Inspected found = page("<a href='data:text/plain,100% of " + NUMBER + " %zz'>x</a>");
        assertThat(found.findings("UNREAD")).isEmpty();
        assertThat(found.report().personCount()).isEqualTo(1);
    }

    @Test
    void words_before_a_colon_are_no_address() {
        Inspected clean = page("<p title=\"Data: figures of May, 2022\">x</p>"
                + "<style>p::before{content:\"Data: \"}q::before{content:'data, '}</style>");
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.findings("UNREAD")).isEmpty();
    }

    @Test
    void what_looks_like_a_comment_in_a_text_of_a_style_sheet_is_none() {
        String sheet = "<style>a::before{content:\"/*\"} .h{display:none} a::after{content:\"*/\"}</style>";
        Inspected hidden = page(sheet, "<p class=h>" + NUMBER + "</p>");
        assertThat(hidden.findings("A_NUMBER"))
                .allMatch(finding ->
                        finding.mechanism() == Mechanism.VANISH || finding.mechanism() == Mechanism.INVISIBLE_TEXT);
        assertThat(hidden.findings("A_NUMBER")).isNotEmpty();
        assertThat(page(sheet, "<p>Figures</p>").mediumOrAbove()).isEmpty();
    }

    @Test
    void a_sheet_that_is_taken_in_by_escaped_words_is_unread() {
        assertThat(page("<style>@\\69mport 'a.css';</style>", "<p>x</p>").findings("UNREAD"))
                .isNotEmpty();
        assertThat(page("<style>@charset 'utf-8';</style>", "<p>x</p>").findings("UNREAD"))
                .isEmpty();
    }
}
