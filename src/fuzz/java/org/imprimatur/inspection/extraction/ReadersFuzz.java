package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.testing.BiffWriter;
import org.imprimatur.testing.BinaryWorkbook;
import org.imprimatur.testing.OldCaches;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come, the readers end within the limits, with contents or with a reason. Jazzer begins with the seeds and goes
 * on from what leads to code that was not reached before.
 */
class ReadersFuzz {
    private static final String LASTS = "60s";
    private static final Limits SMALL = new Limits(1 << 20, 4 << 20, 100, 100, 1 << 20, 50_000, Duration.ofSeconds(20));

    /** A failure of the reader's own is a reason too, but one that it should have foreseen. */
    private static void read(String name, byte[] file) {
        try {
            new FileReading(SMALL).read(name, file);
        } catch (UninspectableFile refused) {
            if (refused.reason() == UninspectableReason.TOO_SLOW) {
                throw new AssertionError("took longer than its limit", refused);
            }
        }
    }

    @MethodSource("oldWorkbooks")
    @FuzzTest(maxDuration = LASTS)
    void old_workbook(byte[] file) {
        read("a.xls", file);
    }

    static Stream<byte[]> oldWorkbooks() {
        return OldCases.all().stream().map(MechanismCase::file);
    }

    @MethodSource("workbooks")
    @FuzzTest(maxDuration = LASTS)
    void workbook_of_parts(byte[] file) {
        read("a.xlsx", file);
    }

    static Stream<byte[]> workbooks() {
        return XmlCases.all("xlsx").stream().map(MechanismCase::file);
    }

    @MethodSource("binarySheets")
    @FuzzTest(maxDuration = LASTS)
    void binary_sheet(byte[] sheet) {
        read(
                "a.xlsb",
                new BinaryWorkbook()
                        .withPart("xl/worksheets/sheet1.bin", "application/vnd.ms-excel.worksheet", sheet)
                        .relatedFromWorkbook("worksheet", "worksheets/sheet1.bin")
                        .bytes());
    }

    static Stream<byte[]> binarySheets() {
        return Stream.of(new BiffWriter()
                .part(129)
                .part(60, new BiffWriter().i32(0, 3, 2304, 0).u16(1))
                .part(0, new BiffWriter().i32(0, 0).u16(288).u8(0, 0x10, 0).i32(0))
                .part(6, new BiffWriter().i32(0, 0).wide("Total"))
                .part(2, new BiffWriter().i32(1, 0, 402))
                .part(5, new BiffWriter().i32(2, 0).f64(1.5))
                .part(176, new BiffWriter().i32(0, 1, 0, 1))
                .bytes());
    }

    @MethodSource("oldPivotCaches")
    @FuzzTest(maxDuration = LASTS)
    void old_pivot_cache(byte[] stream) {
        read(
                "a.xls",
                OldWorkbook.adding(
                        new OldWorkbook().bytes(),
                        root -> root.createDirectory("_SX_DB_CUR")
                                .createDocument("0001", new ByteArrayInputStream(stream))));
    }

    static Stream<byte[]> oldPivotCaches() {
        return Stream.of(OldCaches.pivot(MechanismCase.headers(), MechanismCase.rows()));
    }

    @MethodSource("xmlParts")
    @FuzzTest(maxDuration = LASTS)
    void xml_part(byte[] part) {
        read(
                "a.xlsx",
                SampleFiles.aggregates()
                        .withPart("customXml/item1.xml", "application/xml", part)
                        .withPart(
                                "xl/pivotCache/pivotCacheDefinition1.xml",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml",
                                part)
                        .bytes());
    }

    static Stream<byte[]> xmlParts() {
        return Stream.of(
                ("<pivotCacheDefinition xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cacheFields>"
                                + "<cacheField name=\"A\"><sharedItems><s v=\"x\"/><n v=\"1\"/></sharedItems></cacheField></cacheFields>"
                                + "</pivotCacheDefinition>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
