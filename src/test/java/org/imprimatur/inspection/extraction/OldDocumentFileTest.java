package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.ENCRYPTED;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;
import static org.imprimatur.inspection.rules.UninspectableReason.UNSUPPORTED_FORMAT;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleDoc;
import org.imprimatur.testing.SamplePpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents and presentations of the formats until 2003, sound and unsound. */
class OldDocumentFileTest {
    static Stream<Arguments> visible_rosters() {
        String lines = MechanismCase.roster().stream()
                .map(row -> row.stream().map(Object::toString).collect(Collectors.joining("\t")) + "\r")
                .collect(Collectors.joining());
        return Stream.of(
                Arguments.of(
                        "doc",
                        SampleDoc.figures()
                                .withTable(SampleDoc.PLAIN, MechanismCase.roster())
                                .bytes()),
                Arguments.of("doc", SampleDoc.figures().with(lines).bytes()),
                Arguments.of(
                        "doc",
                        SampleDoc.figures()
                                .withTable(
                                        SampleDoc.Text.FOOTNOTE,
                                        SampleDoc.PLAIN,
                                        SampleDoc.PLAIN,
                                        MechanismCase.roster())
                                .bytes()),
                Arguments.of(
                        "ppt",
                        new SamplePpt()
                                .with(show -> SamplePpt.table(show.createSlide(), MechanismCase.roster()))
                                .bytes()));
    }

    @ParameterizedTest
    @MethodSource("visible_rosters")
    void a_roster_in_sight_is_counted(String ending, byte[] file) {
        Inspected found = Inspected.file("a." + ending, file);
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.ROSTER);
        assertThat(found.report().findings())
                .filteredOn(finding -> finding.severity().isMediumOrAbove())
                .isNotEmpty()
                .allMatch(finding -> finding.mechanism() == Mechanism.VISIBLE);
    }

    @Test
    void figures_are_clean() {
        assertThat(Inspected.file("a.doc", SampleDoc.figures().bytes()).report().clean())
                .isTrue();
        assertThat(Inspected.file("a.ppt", new SamplePpt().bytes()).report().clean())
                .isTrue();
    }

    @Test
    void slides_are_counted() {
        byte[] file =
                new SamplePpt().with(show -> show.createSlide().setHidden(true)).bytes();
        Contents contents = new FileReading(Limits.USUAL).read("a.ppt", file);
        assertThat(contents.unit()).isEqualTo(Contents.Unit.SLIDE);
        assertThat(contents.sheets()).isEqualTo(new SheetCount(1, 1, 0));
    }

    @Test
    void white_words_in_a_dark_cell_hide_nothing() {
        // a solid ground of another colour, for the first cell of the row
        byte[] dark = {0x12, (byte) 0xd6, 10, 0, 0, 0, 0, 0x60, 0x40, 0x20, 0, 0, 0};
        var file = SampleDoc.figures().withTable(SampleDoc.Text.BODY, SampleDoc.WHITE, dark, List.of(List.of("Month")));
        assertThat(Inspected.file("a.doc", file.bytes()).hiddenBy(Mechanism.WHITE_TEXT))
                .isEmpty();
    }

    @Test
    void an_encrypted_file_is_told() {
        byte[] document = changed(SampleDoc.figures().bytes(), "WordDocument", 11, 0x13);
        assertThat(Inspected.file("a.doc", document).report().reason()).isEqualTo(ENCRYPTED);
        byte[] show = changed(new SamplePpt().bytes(), "Current User", 12, 0xdf);
        show = changed(show, "Current User", 13, 0xc4);
        show = changed(show, "Current User", 14, 0xd1);
        show = changed(show, "Current User", 15, 0xf3);
        assertThat(Inspected.file("a.ppt", show).report().reason()).isEqualTo(ENCRYPTED);
    }

    @Test
    void an_older_document_is_told() {
        byte[] older = changed(SampleDoc.figures().bytes(), "WordDocument", 2, 0x65);
        assertThat(Inspected.file("a.doc", older).report().reason()).isEqualTo(UNSUPPORTED_FORMAT);
    }

    private static byte[] changed(byte[] file, String stream, int at, int value) {
        byte[] bytes = SamplePpt.stream(file, stream);
        bytes[at] = (byte) value;
        return OldWorkbook.adding(file, root -> {
            root.getEntry(stream).delete();
            root.createDocument(stream, new ByteArrayInputStream(bytes));
        });
    }

    @Test
    void a_wrong_name_is_told() {
        byte[] document = SampleDoc.figures().bytes();
        for (String name : List.of("a.ppt", "a.xls", "a.txt", "a.docx")) {
            assertThat(Inspected.file(name, document).report().reason()).isEqualTo(TYPE_MISMATCH);
        }
        assertThat(Inspected.file("a.doc", new OldWorkbook().bytes()).report().reason())
                .isEqualTo(TYPE_MISMATCH);
    }

    @Test
    void what_breaks_off_or_is_damaged_is_survived() {
        for (byte[] file : List.of(
                SampleDoc.figures()
                        .with(SampleDoc.Text.COMMENT, "x\r", SampleDoc.VANISH)
                        .bytes(),
                new SamplePpt().bytes())) {
            String name = file.length < 9_000 ? "a.doc" : "a.ppt";
            for (int tenth = 1; tenth < 9; tenth++) {
                byte[] less = Arrays.copyOf(file, file.length * tenth / 10);
                assertThat(Inspected.file(name, less).report().state()).isEqualTo(InspectionState.UNINSPECTABLE);
            }
            for (int at = 0; at < file.length; at += 29) {
                byte[] damaged = file.clone();
                damaged[at] ^= 0x55;
                assertThat(Inspected.file(name, damaged).report().state()).isNotNull();
            }
        }
    }
}
