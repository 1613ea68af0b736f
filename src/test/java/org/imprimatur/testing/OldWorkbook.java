package org.imprimatur.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;

/** A workbook of the format until 2003, made by Apache POI, with what POI does not write put in afterwards. */
public final class OldWorkbook {
    private static final int BOUND_SHEET = 0x85;
    private static final int EOF = 0x0a;

    /** Does something to the container of the finished workbook. */
    public interface Addition {
        void to(DirectoryEntry root) throws IOException;
    }

    private final HSSFWorkbook book = new HSSFWorkbook();

    /** With one sheet of figures. */
    public OldWorkbook() {
        fill(book.createSheet("Figures"), 0, 0, List.of(List.of("Month", "Total"), List.of("January", 1200)), null);
    }

    public OldWorkbook with(Consumer<HSSFWorkbook> change) {
        change.accept(book);
        return this;
    }

    /** Rows from this cell on, all but the first of them in the style. */
    public static void fill(
            HSSFSheet sheet,
            int row,
            int column,
            List<List<Object>> rows,
            @org.jspecify.annotations.Nullable CellStyle style) {
        for (int i = 0; i < rows.size(); i++) {
            var made = sheet.getRow(row + i) == null ? sheet.createRow(row + i) : sheet.getRow(row + i);
            for (int j = 0; j < rows.get(i).size(); j++) {
                HSSFCell cell = made.createCell(column + j);
                if (rows.get(i).get(j) instanceof Number number) {
                    cell.setCellValue(number.doubleValue());
                } else {
                    cell.setCellValue(rows.get(i).get(j).toString());
                }
                if (style != null && i > 0) {
                    cell.setCellStyle(style);
                }
            }
        }
    }

    public byte[] bytes() {
        try (var out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] adding(byte[] workbook, Addition addition) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(workbook));
                var out = new ByteArrayOutputStream()) {
            addition.to(container.getRoot());
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records at the end of what belongs to the whole workbook, or at the end of its last sheet. */
    public static byte[] addingRecords(byte[] workbook, byte[] records, boolean toGlobals) {
        return adding(workbook, root -> {
            byte[] stream;
            try (var in =
                    ((org.apache.poi.poifs.filesystem.DirectoryNode) root).createDocumentInputStream("Workbook")) {
                stream = in.readAllBytes();
            }
            int end = toGlobals ? endOfGlobals(stream, records.length) : lastEnd(stream);
            var longer = new BiffWriter()
                    .raw(java.util.Arrays.copyOf(stream, end))
                    .raw(records)
                    .raw(java.util.Arrays.copyOfRange(stream, end, stream.length));
            root.getEntry("Workbook").delete();
            root.createDocument("Workbook", new ByteArrayInputStream(longer.bytes()));
        });
    }

    /** Sheets come later in the stream then, which is told at the beginning. */
    private static int endOfGlobals(byte[] stream, int longer) {
        int at = 0;
        while (number(stream, at) != EOF) {
            if (number(stream, at) == BOUND_SHEET) {
                int position = number(stream, at + 4) + (number(stream, at + 6) << 16) + longer;
                for (int i = 0; i < 4; i++) {
                    stream[at + 4 + i] = (byte) (position >> 8 * i);
                }
            }
            at += 4 + number(stream, at + 2);
        }
        return at;
    }

    private static int lastEnd(byte[] stream) {
        int at = 0;
        int last = 0;
        while (at + 4 <= stream.length) {
            last = number(stream, at) == EOF ? at : last;
            at += 4 + number(stream, at + 2);
        }
        return last;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }
}
