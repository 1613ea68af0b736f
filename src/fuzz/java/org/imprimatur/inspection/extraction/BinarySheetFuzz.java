package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.imprimatur.testing.BiffWriter;
import org.imprimatur.testing.BinaryWorkbook;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of a sheet of a binary workbook. */
class BinarySheetFuzz {
    @MethodSource("binarySheets")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void binary_sheet(byte[] sheet) {
        Fuzzed.read(
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
}
