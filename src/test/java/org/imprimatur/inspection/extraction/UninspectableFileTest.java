package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.CALCULATED_FIELD;
import static org.imprimatur.inspection.rules.UninspectableReason.ENCRYPTED;
import static org.imprimatur.inspection.rules.UninspectableReason.EXPANDS_TOO_FAR;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TOO_LARGE;
import static org.imprimatur.inspection.rules.UninspectableReason.TOO_MANY_CELLS;
import static org.imprimatur.inspection.rules.UninspectableReason.TOO_MANY_CHARACTERS;
import static org.imprimatur.inspection.rules.UninspectableReason.TOO_MANY_PARTS;
import static org.imprimatur.inspection.rules.UninspectableReason.TOO_SLOW;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;
import static org.imprimatur.inspection.rules.UninspectableReason.UNREAD_ENCODING;
import static org.imprimatur.inspection.rules.UninspectableReason.UNSUPPORTED_FORMAT;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not read blocks, and says why. */
class UninspectableFileTest {
    @ParameterizedTest
    @MethodSource
    void a_file_that_is_no_sound_workbook_or_text_says_why(String name, byte[] file, UninspectableReason reason) {
        assertThat(Inspected.file(name, file).report().reason()).isEqualTo(reason);
    }

    static Stream<Arguments> a_file_that_is_no_sound_workbook_or_text_says_why() {
        byte[] clean = SampleFiles.cleanAggregate();
        return Stream.of(
                Arguments.of("a.xlsx", SampleFiles.bomb(), EXPANDS_TOO_FAR),
                Arguments.of("a.xlsx", SampleFiles.truncated(), MALFORMED),
                Arguments.of("a.xlsx", SampleFiles.encrypted(), ENCRYPTED),
                Arguments.of("a.docx", SampleFiles.docx(), TYPE_MISMATCH),
                Arguments.of("a.pages", SampleFiles.docx(), UNSUPPORTED_FORMAT),
                Arguments.of("a.xlsx", SampleFiles.docx(), TYPE_MISMATCH),
                Arguments.of("a.csv", clean, TYPE_MISMATCH),
                Arguments.of("a.xlsm", clean, TYPE_MISMATCH),
                Arguments.of("a.xls", clean, TYPE_MISMATCH),
                Arguments.of("a.xlsx", BinaryCases.figures().bytes(), TYPE_MISMATCH),
                Arguments.of("a.xlsx", new OldWorkbook().bytes(), TYPE_MISMATCH),
                Arguments.of("a.xlsx", SampleFiles.rosterCsv(3), TYPE_MISMATCH),
                Arguments.of("a.csv", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), TYPE_MISMATCH),
                Arguments.of("a.html", SampleFiles.rosterCsv(3), TYPE_MISMATCH),
                Arguments.of("a.csv", "<html><td>&#65;999163159".getBytes(StandardCharsets.UTF_8), TYPE_MISMATCH),
                Arguments.of("a.txt", "{\\rtf1 \\u65?999163159}".getBytes(StandardCharsets.UTF_8), TYPE_MISMATCH),
                Arguments.of(
                        "a.csv",
                        "x,\"=\"\"A99\"\"&\"\"9163159\"\"\"\n".getBytes(StandardCharsets.UTF_8),
                        CALCULATED_FIELD),
                Arguments.of("a", new byte[0], UNSUPPORTED_FORMAT),
                Arguments.of("a.csv", new byte[] {'a', ',', 0, 1, 2}, UNREAD_ENCODING),
                Arguments.of("a.csv", "a,\"never closed\n1,2\n".getBytes(StandardCharsets.UTF_8), MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 1_000, 3_000})
    void no_byte_can_be_added_unseen(int at) {
        byte[] clean = SampleFiles.cleanAggregate();
        byte[] longer = new byte[clean.length + 1];
        System.arraycopy(clean, 0, longer, 0, at);
        System.arraycopy(clean, at, longer, at + 1, clean.length - at);
        longer[at] = 'A';
        assertThat(Inspected.file("a.xlsx", longer).report().state()).isEqualTo(InspectionState.UNINSPECTABLE);
        assertThat(Inspected.file("a.xlsx", Arrays.copyOf(clean, clean.length + 1))
                        .report()
                        .reason())
                .isEqualTo(MALFORMED);
    }

    @Test
    void every_damage_of_one_byte_is_survived() {
        byte[] clean = SampleFiles.cleanAggregate();
        for (int at = 0; at < clean.length; at += 7) {
            byte[] damaged = clean.clone();
            damaged[at] ^= 0x55;
            assertThat(Inspected.file("a.xlsx", damaged).report().state()).isNotNull();
        }
    }

    @Test
    void the_limits_stop_the_reading() {
        byte[] file = SampleFiles.visibleRoster(400);
        assertThat(read(file, new Limits(1_000, 1 << 30, 100, 2_000, 1 << 20, 1 << 20, Duration.ofMinutes(1))))
                .isEqualTo(TOO_LARGE);
        assertThat(read(file, new Limits(1 << 20, 10_000, 100, 2_000, 1 << 20, 1 << 20, Duration.ofMinutes(1))))
                .isEqualTo(EXPANDS_TOO_FAR);
        assertThat(read(file, new Limits(1 << 20, 1 << 30, 100, 4, 1 << 20, 1 << 20, Duration.ofMinutes(1))))
                .isEqualTo(TOO_MANY_PARTS);
        assertThat(read(file, new Limits(1 << 20, 1 << 30, 100, 2_000, 1_000, 1 << 20, Duration.ofMinutes(1))))
                .isEqualTo(TOO_MANY_CHARACTERS);
        assertThat(read(file, new Limits(1 << 20, 1 << 30, 100, 2_000, 1 << 20, 100, Duration.ofMinutes(1))))
                .isEqualTo(TOO_MANY_CELLS);
        assertThat(read(file, new Limits(1 << 20, 1 << 30, 100, 2_000, 1 << 20, 1 << 20, Duration.ZERO)))
                .isEqualTo(TOO_SLOW);
    }

    private static UninspectableReason read(byte[] file, Limits limits) {
        try {
            new FileReading(limits).read("a.xlsx", file);
            throw new AssertionError("was read");
        } catch (UninspectableFile e) {
            return e.reason();
        }
    }

    @Test
    void a_document_type_in_the_xml_makes_the_file_malformed() {
        var entity = new SampleWorkbook()
                .with(SampleFiles.figures())
                .withPart(
                        "docProps/core.xml",
                        "application/vnd.openxmlformats-package.core-properties+xml",
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>");
        assertThat(Inspected.workbook(entity).report().reason()).isEqualTo(MALFORMED);
    }

    @Test
    void columns_that_are_hidden_after_their_cells_were_read_are_malformed() {
        var sheet = SampleFiles.figures().followedBy("<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>");
        assertThat(Inspected.workbook(new SampleWorkbook().with(sheet)).report().reason())
                .isEqualTo(MALFORMED);
    }
}
