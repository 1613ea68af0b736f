package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleRtf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rich Text Format that people write, and that somebody wrote to break or to outwit its reader. */
class RtfFileTest {
    private static Inspected read(String body) {
        return Inspected.file("a.rtf", SampleRtf.of(body));
    }

    @Test
    void a_roster_in_a_table_is_counted() {
        Inspected found = read(SampleRtf.table(MechanismCase.roster()));
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.ROSTER);
        assertThat(found.hiddenBy(Mechanism.VISIBLE)).isNotEmpty();
    }

    @Test
    void a_roster_in_a_table_in_a_cell_is_counted() {
        String inner = MechanismCase.roster().stream()
                .map(row -> row.stream()
                                .map(value -> "\\pard\\intbl\\itap2 " + value + "\\nestcell")
                                .collect(Collectors.joining())
                        + "{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}{\\nonesttables\\par}")
                .collect(Collectors.joining());
        Inspected found = read("\\trowd\\cellx9000 " + inner + "\\pard\\intbl\\itap1 Roster\\cell\\row\\pard End\\par");
        assertThat(found.report().personCount()).isEqualTo(MechanismCase.ROSTER);
    }

    @Test
    void a_roster_in_lines_with_tabs_is_counted() {
        String lines = MechanismCase.roster().stream()
                .map(row -> row.stream().map(Object::toString).collect(Collectors.joining("\\tab ")) + "\\par\n")
                .collect(Collectors.joining());
        assertThat(read("Roster\\par " + lines).report().personCount()).isEqualTo(MechanismCase.ROSTER);
    }

    @Test
    void figures_are_clean() {
        Inspected clean = Inspected.file("a.rtf", SampleRtf.withFigures(""));
        assertThat(clean.report().state()).isEqualTo(InspectionState.INSPECTED);
        assertThat(clean.report().clean()).isTrue();
        assertThat(clean.report().personCount()).isZero();
    }

    @Test
    void white_words_on_a_dark_cell_hide_nothing() {
        assertThat(read("\\trowd\\clcbpat3\\cellx900\\pard\\intbl{\\cf1 Month}\\cell\\row\\pard End\\par")
                        .report()
                        .clean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A999163159",
                "A999\\'31\\'36\\'33159",
                "\\u65?\\u57?99163159",
                "A9{\\b 991}{\\i 6}3159",
                "A99\\\n\n",
                "{\\upr{?}{\\*\\ud{A999163159}}}",
                "{\\f1 A999163159}",
                "\\uc0 A999163159",
                "A999\r\n163159"
            })
    void a_number_is_read_however_it_is_spelled(String spelled) {
        Inspected found = read(spelled + "\\par");
        boolean whole = !spelled.contains("\\\n");
        assertThat(found.report().personCount()).isEqualTo(whole ? 1 : 0);
        assertThat(found.hiddenBy(Mechanism.VISIBLE).isEmpty()).isNotEqualTo(whole);
    }

    @Test
    void letters_are_read_in_the_encoding_of_their_font() {
        byte[] file = SampleRtf.of("{\\f1 \\'cf\\'f0\\'e8}\\par");
        assertThat(new FileReading(Limits.USUAL).read("a.rtf", file).segments())
                .anyMatch(segment -> segment.text().equals("\u041f\u0440\u0438"));
    }

    @Test
    void a_target_that_is_written_out_hides_nothing() {
        assertThat(read("{\\field{\\*\\fldinst HYPERLINK \"mailto:A999163159\"}{\\fldrslt A999163159}}\\par")
                        .hiddenBy(Mechanism.HYPERLINK))
                .isEmpty();
        assertThat(read("{\\field{\\*\\fldinst HYPERLINK \"mailto:A999163159\"}{\\fldrslt here}}\\par")
                        .hiddenBy(Mechanism.HYPERLINK))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\rtf1 never closed",
                "{\\rtf1 {\\b a}",
                "{\\rtf1 \\",
                "{\\rtf1 \\'4",
                "{\\rtf1 \\'zz}",
                "{\\rtf1 \\bin100 abc}",
                "{\\rtf1 \\bin-1 abc}",
                "{\\rtf1 \\b99999999999999999999}",
                "{\\rtf1 \\u x}",
                "{\\rtf1 {\\pict xyz}}",
                "{\\rtf1 {\\ud x}}",
                "{\\rtf1\\ansicpg99999 x}"
            })
    void what_is_not_sound_is_told(String text) {
        assertThat(Inspected.file("a.rtf", text.getBytes(StandardCharsets.ISO_8859_1))
                        .report()
                        .state())
                .isEqualTo(InspectionState.UNINSPECTABLE);
    }

    @Test
    void groups_in_groups_and_words_without_end_are_malformed() {
        String groups = "{".repeat(100_000) + "}".repeat(100_000);
        assertThat(read(groups).report().reason()).isEqualTo(MALFORMED);
        assertThat(read("\\" + "a".repeat(100_000)).report().reason()).isEqualTo(MALFORMED);
        assertThat(read("\\itap2000000000\\intbl x\\nestcell").report().state()).isNotNull();
    }

    @Test
    void a_wrong_name_is_told() {
        byte[] file = SampleRtf.withFigures("");
        for (String name : List.of("a.txt", "a.csv", "a.xlsx")) {
            assertThat(Inspected.file(name, file).report().reason()).isEqualTo(TYPE_MISMATCH);
        }
        assertThat(Inspected.file("a.rtf", "text".getBytes(StandardCharsets.UTF_8))
                        .report()
                        .reason())
                .isEqualTo(TYPE_MISMATCH);
    }

    @Test
    void every_damage_of_one_byte_is_survived() {
        for (MechanismCase each : RtfCases.all()) {
            byte[] file = each.file();
            for (int at = 0; at < file.length; at += 97) {
                byte[] damaged = file.clone();
                damaged[at] ^= 0x55;
                assertThat(Inspected.file("a.rtf", damaged).report().state()).isNotNull();
            }
            byte[] half = Arrays.copyOf(file, file.length / 2);
            assertThat(Inspected.file("a.rtf", half).report().state()).isEqualTo(InspectionState.UNINSPECTABLE);
        }
    }
}
