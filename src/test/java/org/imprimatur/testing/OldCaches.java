package org.imprimatur.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What workbooks of the format until 2003 keep beside their sheets, and POI does not write. */
public final class OldCaches {
    private static final int TEXT = 2;

    private OldCaches() {}

    /** Every other column is told by numbers of shared values, the others after them. */
    public static byte[] pivot(List<String> headers, List<List<Object>> rows) {
        var cache =
                new BiffWriter().record(0xc6, new BiffWriter().i32(rows.size()).u16(1, 1));
        for (int column = 0; column < headers.size(); column++) {
            int shared = column % 2 == 0 ? rows.size() : 0;
            cache.record(
                    0xc7,
                    new BiffWriter()
                            .u16(shared > 0 ? 1 : 0, 0, 0, shared, 0, 0, shared)
                            .narrow(headers.get(column)));
            for (int i = 0; i < shared; i++) {
                cache.record(
                        0xcd, new BiffWriter().narrow(rows.get(i).get(column).toString()));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            var numbers = new BiffWriter();
            for (int column = 0; column < headers.size(); column += 2) {
                numbers.u8(i);
            }
            cache.record(0xc8, numbers);
            for (int column = 1; column < headers.size(); column += 2) {
                cache.record(
                        0xcd, new BiffWriter().narrow(rows.get(i).get(column).toString()));
            }
        }
        return cache.record(0x0a, new BiffWriter()).bytes();
    }

    public static byte[] externalLink(List<String> headers, List<List<Object>> rows) {
        var link = new BiffWriter()
                .record(
                        0x1ae,
                        new BiffWriter().u16(1).narrow("\u0001roster.xls").narrow("Roster"));
        link.record(0x59, new BiffWriter().u16(rows.size() + 1, 0));
        link.record(0x5a, row(0, headers));
        for (int i = 0; i < rows.size(); i++) {
            link.record(0x5a, row(i + 1, rows.get(i)));
        }
        return link.bytes();
    }

    private static BiffWriter row(int row, List<?> values) {
        var cells = new BiffWriter().u8(values.size() - 1, 0).u16(row);
        values.forEach(value -> cells.u8(TEXT).narrow(value.toString()));
        return cells;
    }

    /** A chart in a sheet with the texts of its categories. */
    public static byte[] chart(List<String> points) {
        var chart = new BiffWriter()
                .record(0x809, new BiffWriter().u16(0x600, 0x20, 0, 0).i32(0, 0));
        chart.record(0x1065, new BiffWriter().u16(2));
        for (int i = 0; i < points.size(); i++) {
            chart.record(0x204, new BiffWriter().u16(i, 0, 0).narrow(points.get(i)));
        }
        return chart.record(0x0a, new BiffWriter()).bytes();
    }

    public static byte[] query(String text) {
        return new BiffWriter()
                .record(0xcd, new BiffWriter().narrow("where a = " + text))
                .bytes();
    }

    public static byte[] unknownRecord(String text) {
        return new BiffWriter()
                .record(0x0fff, new BiffWriter().raw(text.getBytes(StandardCharsets.UTF_16LE)))
                .bytes();
    }

    public static void macro(DirectoryEntry root, String text) throws IOException {
        MacroProject.writeTo(
                root.createDirectory("_VBA_PROJECT_CUR"), "Attribute VB_Name = \"Module1\"\r\n' " + text + "\r\n");
    }

    public static void embedded(DirectoryEntry root, byte[] workbook) throws IOException {
        try (var inner = new POIFSFileSystem(new ByteArrayInputStream(workbook))) {
            EntryUtils.copyNodes((DirectoryNode) inner.getRoot(), (DirectoryNode) root.createDirectory("MBD00000001"));
        }
    }
}
