package org.imprimatur.inspection.extraction;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Table;

/** Writes tables as the smallest workbook that ECMA-376 allows: texts and numbers in sheets, no styles, no properties. */
final class RegeneratedWorkbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,8})(\\.\\d{0,5}[1-9])?");

    private RegeneratedWorkbook() {}

    static byte[] bytes(List<Table> sheets) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", contentTypes(sheets.size()));
            entry(
                    zip,
                    "_rels/.rels",
                    relationships("<Relationship Id=\"rId1\" Type=\"" + OFFICE
                            + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            entry(zip, "xl/workbook.xml", workbook(sheets));
            entry(zip, "xl/_rels/workbook.xml.rels", workbookRelationships(sheets.size()));
            for (int i = 0; i < sheets.size(); i++) {
                entry(zip, "xl/worksheets/sheet" + (i + 1) + ".xml", sheet(sheets.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String contentTypes(int sheets) {
        var types = new StringBuilder(HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + SPREADSHEET + "sheet.main+xml\"/>");
        for (int i = 1; i <= sheets; i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"" + SPREADSHEET
                    + "worksheet+xml\"/>");
        }
        // without this the part of this list itself would have no type
        return types.append("<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")
                .toString();
    }

    private static String workbook(List<Table> sheets) {
        var workbook = new StringBuilder(HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
        for (int i = 1; i <= sheets.size(); i++) {
            workbook.append("<sheet name=\"" + escaped(sheets.get(i - 1).name()) + "\" sheetId=\"" + i + "\" r:id=\"rId"
                    + i + "\"/>");
        }
        return workbook.append("</sheets></workbook>").toString();
    }

    private static String workbookRelationships(int sheets) {
        var related = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            related.append("<Relationship Id=\"rId" + i + "\" Type=\"" + OFFICE
                    + "/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
        }
        return relationships(related.toString());
    }

    private static String relationships(String inside) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + inside + "</Relationships>";
    }

    private static String sheet(Table table) {
        var sheet = new StringBuilder(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        int row = -1;
        for (Cell cell : table.cells()) {
            if (cell.row() != row) {
                sheet.append(row < 0 ? "" : "</row>")
                        .append("<row r=\"")
                        .append(cell.row() + 1)
                        .append("\">");
                row = cell.row();
            }
            sheet.append("<c r=\"").append(Cell.letters(cell.column())).append(row + 1);
            if (cell.kind() == Cell.Kind.NUMBER && isPlainNumber(cell.text())) {
                sheet.append("\"><v>").append(cell.text()).append("</v></c>");
            } else {
                sheet.append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                        .append(escaped(cell.text()))
                        .append("</t></is></c>");
            }
        }
        return sheet.append(row < 0 ? "" : "</row>")
                .append("</sheetData></worksheet>")
                .toString();
    }

    /** Written as a number it would be displayed as the same text. */
    private static boolean isPlainNumber(String text) {
        return PLAIN_NUMBER.matches(text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#13;");
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
