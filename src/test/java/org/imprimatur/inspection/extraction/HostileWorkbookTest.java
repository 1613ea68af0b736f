package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.BiffWriter;
import org.imprimatur.testing.BinarySheet;
import org.imprimatur.testing.BinaryWorkbook;
import org.imprimatur.testing.OldCaches;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleWorkbook;
import org.imprimatur.testing.XmlCaches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks made to break or to outwit their reader block, within the limits, and say why. */
class HostileWorkbookTest {
    private static final Limits SMALL = new Limits(1 << 20, 4 << 20, 100, 50, 200_000, 20_000, Duration.ofMinutes(1));

    private static @Nullable UninspectableReason reason(String ending, byte[] file, Limits limits) {
        try {
            new FileReading(limits).read("a." + ending, file);
            return null;
        } catch (UninspectableFile e) {
            return e.reason();
        }
    }

    static Stream<Arguments> truncated() {
        var roster = BinarySheet.of("Roster", MechanismCase.roster());
        byte[] old = new OldWorkbook()
                .with(book -> OldWorkbook.fill(book.createSheet("Roster"), 0, 0, MechanismCase.roster(), null))
                .bytes();
        return Stream.of(
                        Arguments.of("xlsx", SampleFiles.visibleRoster(25)),
                        Arguments.of("xlsb", new BinaryWorkbook().with(roster).bytes()),
                        Arguments.of("xls", old))
                .flatMap(file -> IntStream.range(0, 10)
                        .mapToObj(tenth -> Arguments.of(file.get()[0], tenth, (byte[]) file.get()[1])));
    }

    @ParameterizedTest
    @MethodSource
    void truncated(String ending, int tenth, byte[] file) {
        byte[] less = Arrays.copyOf(file, file.length * tenth / 10);
        assertThat(Inspected.file("a." + ending, less).report().state()).isEqualTo(InspectionState.UNINSPECTABLE);
    }

    @Test
    void entities_that_multiply_are_not_expanded() {
        var laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " \"&a" + (i - 1) + ";&a" + (i - 1) + ";\">");
        }
        byte[] file = SampleFiles.aggregates()
                .withPart("customXml/item1.xml", "application/xml", laughs + "]><a>&a29;</a>")
                .bytes();
        assertThat(reason("xlsx", file, Limits.USUAL)).isEqualTo(UninspectableReason.MALFORMED);
    }

    @Test
    void elements_in_elements_without_end_are_malformed() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        byte[] file = SampleFiles.aggregates()
                .withPart("customXml/item1.xml", "application/xml", deep)
                .bytes();
        assertThat(reason("xlsx", file, Limits.USUAL)).isEqualTo(UninspectableReason.MALFORMED);
    }

    @Test
    void one_long_text_in_every_cell_is_too_much() {
        String text = "A".repeat(10_000);
        var rows = new StringBuilder();
        for (int i = 2; i < 1_000; i++) {
            rows.append("<row r=\"" + i + "\"><c r=\"A" + i + "\" t=\"s\"><v>0</v></c></row>");
        }
        var sheet = SampleFiles.figures();
        var book = new SampleWorkbook()
                .with(new org.imprimatur.testing.SampleSheet(
                        "Many",
                        sheet.state(),
                        List.of(),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        "",
                        "<sheetData>" + rows + "</sheetData>"));
        byte[] file = XmlCaches.sharedTexts(book, text, "").bytes();
        assertThat(reason("xlsx", file, SMALL)).isEqualTo(UninspectableReason.TOO_MANY_CHARACTERS);
    }

    @Test
    void a_pivot_cache_that_multiplies_one_value_is_too_much() {
        List<List<Object>> rows = Collections.nCopies(2_000, List.<Object>of("A".repeat(10)));
        var few = new SampleWorkbook().with(SampleFiles.figures());
        byte[] file = XmlCaches.pivot(few, List.of("Note"), rows, true).bytes();
        assertThat(reason("xlsx", file, Limits.USUAL)).isNull();
        assertThat(reason("xlsx", file, new Limits(1 << 20, 1 << 20, 100, 50, 10_000, 20_000, Duration.ofMinutes(1))))
                .isEqualTo(UninspectableReason.TOO_MANY_CHARACTERS);
        assertThat(reason("xlsx", file, new Limits(1 << 20, 1 << 20, 100, 50, 1 << 20, 1_000, Duration.ofMinutes(1))))
                .isEqualTo(UninspectableReason.TOO_MANY_CELLS);
    }

    @Test
    void numbers_of_values_that_are_not_there_are_malformed() {
        byte[] records = new BiffWriter()
                .part(0, new BiffWriter().i32(0, 0).u16(288).u8(0, 0, 0).i32(0))
                .part(7, new BiffWriter().i32(0, 0, 12))
                .bytes();
        byte[] binary = new BinaryWorkbook()
                .withPart("xl/worksheets/sheet1.bin", "application/vnd.ms-excel.worksheet", records)
                .bytes();
        assertThat(reason("xlsb", binary, Limits.USUAL)).isEqualTo(UninspectableReason.MALFORMED);
        byte[] pivot = OldWorkbook.adding(
                new OldWorkbook().bytes(),
                root -> root.createDirectory("_SX_DB_CUR")
                        .createDocument(
                                "0001",
                                new ByteArrayInputStream(new BiffWriter()
                                        .raw(OldCaches.pivot(MechanismCase.headers(), MechanismCase.rows()))
                                        .record(0xc8, new BiffWriter().u8(200, 200, 200, 200))
                                        .bytes())));
        assertThat(reason("xls", pivot, Limits.USUAL)).isEqualTo(UninspectableReason.MALFORMED);
    }

    @Test
    void files_in_files_without_end_are_not_followed() {
        byte[] file = SampleFiles.visibleRoster(3);
        for (int depth = 0; depth < 9; depth++) {
            file = org.imprimatur.testing.SampleParts.embedded(SampleFiles.aggregates(), file)
                    .bytes();
        }
        Inspected found = Inspected.file("a.xlsx", file);
        assertThat(found.report().clean()).isFalse();
        assertThat(found.findings("UNREAD")).isNotEmpty();
    }

    @Test
    void a_workbook_with_a_password_is_encrypted_even_where_everybody_knows_the_password() throws IOException {
        assertThat(reason("xlsx", encryptedPackage("secret"), Limits.USUAL)).isEqualTo(UninspectableReason.ENCRYPTED);
        assertThat(reason("xlsx", encryptedPackage(Decryptor.DEFAULT_PASSWORD), Limits.USUAL))
                .isEqualTo(UninspectableReason.ENCRYPTED);
        assertThat(reason("xls", encryptedOld(Decryptor.DEFAULT_PASSWORD), Limits.USUAL))
                .isEqualTo(UninspectableReason.ENCRYPTED);
        assertThat(reason("xls", encryptedOld("secret"), Limits.USUAL)).isEqualTo(UninspectableReason.ENCRYPTED);
    }

    private static byte[] encryptedPackage(String password) throws IOException {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(SampleFiles.cleanAggregate());
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] encryptedOld(String password) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try (var book = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            book.createSheet("Figures").createRow(0).createCell(0).setCellValue("Total");
            book.write(out);
            return out.toByteArray();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    @Test
    void every_damage_of_one_byte_is_survived() {
        byte[] old = new OldWorkbook().bytes();
        for (int at = 0; at < old.length; at += 11) {
            damaged("xls", old, at);
        }
        byte[] binary = BinaryCases.figures().bytes();
        for (int at = 0; at < binary.length; at += 5) {
            damaged("xlsb", binary, at);
        }
    }

    private static void damaged(String ending, byte[] file, int at) {
        byte[] damaged = file.clone();
        damaged[at] ^= 0x55;
        assertThat(Inspected.file("a." + ending, damaged).report().state()).isNotNull();
    }
}
