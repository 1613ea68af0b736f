package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.BiffWriter;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePackage;
import org.imprimatur.testing.SampleParts;
import org.imprimatur.testing.SampleWorkbook;
import org.junit.jupiter.api.Test;

/** How somebody who knows the formats would hide people so that nobody finds them. */
class CleverHidingTest {
    private static final List<InventedPerson> PEOPLE = InventedPerson.people(200);

    private static SampleWorkbook figures() {
        return new SampleWorkbook().with(SampleFiles.figures());
    }

    private static Inspected inspected(SamplePackage book) {
        return Inspected.file("a.xlsx", book.bytes());
    }

    /** Without any number. */
    private static String names(String separator) {
        return PEOPLE.stream()
                .map(person -> person.lastName() + " " + person.firstName())
                .collect(Collectors.joining(separator));
    }

    @Test
    void names_alone_in_a_box_or_a_property_are_a_list() {
        Inspected property = inspected(SampleParts.description(figures(), names(", ")));
        assertThat(property.report().clean()).isFalse();
        assertThat(property.hiddenBy(Mechanism.DOC_PROPERTY)).isNotEmpty();
        Inspected box = inspected(SampleParts.drawing(figures(), names(", ")));
        assertThat(box.hiddenBy(Mechanism.DRAWING_TEXT)).isNotEmpty();
    }

    @Test
    void a_list_with_headers_in_a_property_is_counted() {
        String list = "Last Name\tFirst Name\n"
                + PEOPLE.stream()
                        .map(person -> person.lastName() + "\t" + person.firstName())
                        .collect(Collectors.joining("\n"));
        Inspected found = inspected(SampleParts.description(figures(), list));
        assertThat(found.findings("PERSON_NAME"))
                .isNotEmpty()
                .allMatch(finding -> finding.mechanism() == Mechanism.DOC_PROPERTY);
        assertThat(found.report().personCount()).isGreaterThanOrEqualTo(190);
    }

    @Test
    void people_in_attributes_of_custom_xml_are_counted() {
        String rows = PEOPLE.stream()
                .map(person -> "<p lastName=\"" + person.lastName() + "\" firstName=\"" + person.firstName() + "\"/>")
                .collect(Collectors.joining());
        Inspected found = inspected(figures()
                .withText("customXml/item1.xml", "application/xml", "<people>" + rows + "</people>")
                .relatedFromWorkbook("customXml", "../customXml/item1.xml"));
        assertThat(found.findings("PERSON_NAME"))
                .isNotEmpty()
                .allMatch(finding -> finding.mechanism() == Mechanism.CUSTOM_XML);
        assertThat(found.report().personCount()).isGreaterThanOrEqualTo(190);
    }

    @Test
    void a_packed_file_in_a_text_is_an_unread_part() {
        String encoded = Base64.getEncoder().encodeToString(SampleFiles.visibleRoster(200));
        Inspected found = inspected(SampleParts.customXml(figures(), encoded));
        assertThat(found.findings("UNREAD")).anyMatch(finding -> finding.mechanism() == Mechanism.CUSTOM_XML);
    }

    @Test
    void a_packed_file_as_printer_settings_is_an_unread_part() {
        Inspected found = inspected(figures()
                .withPart(
                        "xl/printerSettings/printerSettings1.bin",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
                        Arrays.copyOfRange(SampleFiles.visibleRoster(500), 40, 8_000))
                .relatedFromSheet(1, "printerSettings", "../printerSettings/printerSettings1.bin"));
        assertThat(found.findings("UNREAD")).hasSize(1);
    }

    @Test
    void a_window_without_tabs_hides_all_sheets_but_one() {
        var book = figures()
                .with(SampleFiles.rosterSheet("Roster", 5))
                .withWorkbookXml("<bookViews><workbookView showSheetTabs=\"0\" activeTab=\"0\"/></bookViews>");
        Inspected found = inspected(book);
        assertThat(found.hiddenBy(Mechanism.SHEET_HIDDEN)).isNotEmpty();
        assertThat(found.report().summary()).startsWith("2 sheets, 1 hidden");
    }

    @Test
    void parts_under_other_names_are_found_by_what_relates_to_them() {
        var book = figures()
                .withText(
                        "xl/theme/theme7.xml",
                        "application/vnd.openxmlformats-officedocument.theme+xml",
                        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\""
                                + PEOPLE.get(0).aNumber() + "\"/>");
        assertThat(inspected(book).findings("A_NUMBER")).hasSize(1);
    }

    @Test
    void sectors_that_belong_to_no_stream_are_read() {
        byte[] file = new OldWorkbook().bytes();
        byte[] longer = Arrays.copyOf(file, file.length + 512);
        byte[] hidden = ("see " + PEOPLE.get(0).aNumber() + " ").getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(hidden, 0, longer, file.length, hidden.length);
        Inspected found = Inspected.file("a.xls", longer);
        assertThat(found.hiddenBy(Mechanism.EARLIER_REVISION))
                .anyMatch(finding -> finding.recogniser().equals("A_NUMBER"));
    }

    @Test
    void numbers_packed_into_one_record_are_cells() {
        var packed = new BiffWriter().u16(7, 0);
        for (int column = 0; column < 3; column++) {
            packed.u16(0).i32((1_000 + column) << 2 | 2);
        }
        byte[] file = OldWorkbook.addingRecords(
                new OldWorkbook().bytes(),
                new BiffWriter().record(0xbd, packed.u16(2)).bytes(),
                false);
        var cells = new FileReading(Limits.USUAL)
                .read("a.xls", file)
                .tables()
                .get(0)
                .cells();
        assertThat(cells.stream().map(cell -> cell + " " + cell.text()))
                .contains("Cell[A8] 1000", "Cell[B8] 1001", "Cell[C8] 1002");
    }

    @Test
    void what_lies_beside_an_embedded_file_is_an_unread_part() {
        byte[] file = OldWorkbook.adding(new OldWorkbook().bytes(), root -> {
            var storage = root.createDirectory("MBD00000001");
            storage.createDocument("Package", new ByteArrayInputStream(SampleFiles.cleanAggregate()));
            storage.createDocument("Rest", new ByteArrayInputStream(new byte[] {1, 2, 3}));
        });
        Inspected found = Inspected.file("a.xls", file);
        assertThat(found.findings("UNREAD"))
                .singleElement()
                .matches(finding -> finding.place().endsWith("/Rest"));
    }

    @Test
    void a_part_that_only_calls_itself_the_records_of_a_cache_is_read() {
        var book = new SampleWorkbook()
                .with(SampleFiles.figures())
                .withPart("customXml/item9.xml", "application/xml", "<r>" + MechanismCase.noted() + "</r>")
                .related("xl/styles.xml", "pivotCacheRecords", "../customXml/item9.xml");
        assertThat(Inspected.workbook(book).report().personCount()).isEqualTo(MechanismCase.NOTED);
    }
}
