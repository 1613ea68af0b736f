package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;

/** A workbook of binary parts (MS-XLSB), which no library writes. The looks of cells: 0 plain, 1 white, 2 tiny, 3 {@code ;;;}. */
public final class BinaryWorkbook implements SamplePackage {
    private static final String EXCEL = "application/vnd.ms-excel.";
    private static final int WHITE_INDEX = 9;
    private static final int AUTOMATIC = 0x40;

    private final List<BinarySheet> sheets = new ArrayList<>();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> relationships = new LinkedHashMap<>();
    private final StringBuilder types = new StringBuilder();
    private final List<String> left = new ArrayList<>();
    private final BiffWriter names = new BiffWriter();
    private boolean windowHidden;

    public BinaryWorkbook with(BinarySheet sheet) {
        sheets.add(sheet);
        String path = "xl/worksheets/sheet" + sheets.size() + ".bin";
        withPart(path, EXCEL + "worksheet", sheet.bytes());
        return relatedFromWorkbook("worksheet", "worksheets/sheet" + sheets.size() + ".bin");
    }

    /** A name for a text. */
    public BinaryWorkbook withName(String name, String text, boolean hidden) {
        byte[] token = new BiffWriter()
                .u8(0x17)
                .u16(text.length())
                .raw(text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE))
                .bytes();
        names.part(
                39,
                new BiffWriter()
                        .i32(hidden ? 1 : 0)
                        .u8(0)
                        .i32(-1)
                        .wide(name)
                        .i32(token.length)
                        .raw(token)
                        .i32(0, -1));
        return this;
    }

    /** A shared text that no cell shows. */
    public BinaryWorkbook withTextLeft(String text) {
        left.add(text);
        return this;
    }

    public BinaryWorkbook inHiddenWindow() {
        windowHidden = true;
        return this;
    }

    @Override
    public BinaryWorkbook withPart(String path, String contentType, byte[] bytes) {
        parts.put(path, bytes);
        types.append("<Override PartName=\"/" + path + "\" ContentType=\"" + contentType + "\"/>");
        return this;
    }

    @Override
    public BinaryWorkbook relatedFromWorkbook(String type, String target) {
        return related("xl/workbook.bin", type, target);
    }

    @Override
    public BinaryWorkbook relatedFromSheet(int sheet, String type, String target) {
        return related("xl/worksheets/sheet" + sheet + ".bin", type, target);
    }

    @Override
    public BinaryWorkbook related(String source, String type, String target) {
        String all = relationships.getOrDefault(source, "");
        String id = "rId" + (all.split("<Relationship ", -1).length);
        relationships.put(
                source, all + SampleWorkbook.relationship(id, SampleWorkbook.RELATIONSHIPS + "/" + type, target));
        return this;
    }

    @Override
    public byte[] bytes() {
        withPart("xl/workbook.bin", EXCEL + "sheet.binary.macroEnabled.main", workbook());
        withPart("xl/styles.bin", EXCEL + "styles", styles());
        relatedFromWorkbook("styles", "styles.bin");
        if (!left.isEmpty()) {
            withPart("xl/sharedStrings.bin", EXCEL + "sharedStrings", shared());
            relatedFromWorkbook("sharedStrings", "sharedStrings.bin");
        }
        related("", "officeDocument", "xl/workbook.bin");
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            SampleWorkbook.entry(
                    zip,
                    "[Content_Types].xml",
                    ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    + types + "</Types>")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (var related : relationships.entrySet()) {
                int slash = related.getKey().lastIndexOf('/') + 1;
                String path = related.getKey().substring(0, slash) + "_rels/"
                        + related.getKey().substring(slash) + ".rels";
                SampleWorkbook.entry(
                        zip,
                        path,
                        SampleWorkbook.relationships(related.getValue())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            for (var part : parts.entrySet()) {
                SampleWorkbook.entry(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] workbook() {
        var book = new BiffWriter().part(131).part(135);
        book.part(158, new BiffWriter().i32(0, 0, 9000, 9000, 600, 0, 0).u8(windowHidden ? 0x79 : 0x78));
        book.part(136).part(143);
        for (int i = 0; i < sheets.size(); i++) {
            BinarySheet sheet = sheets.get(i);
            book.part(
                    156,
                    new BiffWriter()
                            .i32(sheet.state(), i + 1)
                            .wide("rId" + (i + 1))
                            .wide(sheet.name()));
        }
        return book.part(144).raw(names.bytes()).part(132).bytes();
    }

    private byte[] shared() {
        var texts = new BiffWriter().part(159, new BiffWriter().i32(left.size(), left.size()));
        left.forEach(text -> texts.part(19, new BiffWriter().u8(0).wide(text)));
        return texts.part(160).bytes();
    }

    /** Also one format for rules, which makes text white. */
    private static byte[] styles() {
        var styles = new BiffWriter().part(278).part(615, new BiffWriter().i32(1));
        styles.part(44, new BiffWriter().u16(200).wide(";;;")).part(616).part(611, new BiffWriter().i32(3));
        styles.part(43, font(11, AUTOMATIC)).part(43, font(11, WHITE_INDEX)).part(43, font(1, AUTOMATIC));
        styles.part(612).part(603, new BiffWriter().i32(1)).part(45, fill()).part(604);
        styles.part(617, new BiffWriter().i32(4));
        styles.part(47, look(0, 0)).part(47, look(0, 1)).part(47, look(0, 2)).part(47, look(200, 0));
        styles.part(618).part(505, new BiffWriter().i32(1));
        styles.part(
                507,
                new BiffWriter().u16(0, 0, 1, 5, 12).u8(3, WHITE_INDEX).u16(0).u8(255, 255, 255, 255));
        return styles.part(506).part(279).bytes();
    }

    private static BiffWriter font(int points, int colour) {
        return new BiffWriter()
                .u16(points * 20, 0, 400, 0)
                .u8(0, 2, 0, 0)
                .u8(3, colour)
                .u16(0)
                .u8(0, 0, 0, 255)
                .u8(2)
                .wide("Calibri");
    }

    private static BiffWriter fill() {
        var fill = new BiffWriter().i32(0);
        fill.u8(3, 0x40).u16(0).u8(0, 0, 0, 255).u8(3, 0x41).u16(0).u8(255, 255, 255, 255);
        return fill.raw(new byte[48]);
    }

    private static BiffWriter look(int format, int font) {
        return new BiffWriter().u16(0, format, font, 0, 0).u8(0, 0).u16(0, 0);
    }
}
