package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an XLSX package by hand (ECMA-376), so that a test can put in exactly what it is about, allowed or not. The same
 * calls give the same bytes.
 */
public final class SampleWorkbook implements SamplePackage {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final List<SampleSheet> sheets = new ArrayList<>();
    private final Map<String, byte[]> extraParts = new LinkedHashMap<>();
    private final List<String> contentTypes = new ArrayList<>();
    private final List<String> packageRelationships = new ArrayList<>();
    private final List<String> workbookRelationships = new ArrayList<>();
    private final Map<Integer, String> sheetRelationships = new LinkedHashMap<>();
    private final Map<String, String> otherRelationships = new LinkedHashMap<>();
    private String mainType = SPREADSHEET + "sheet.main+xml";
    private String afterSheets = "";
    private String styles = """
            <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="1"><fill><patternFill patternType="none"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>""";

    /** Says of itself that it may hold macros. */
    public SampleWorkbook withMacros() {
        mainType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
        return this;
    }

    public SampleWorkbook with(SampleSheet sheet) {
        sheets.add(sheet);
        return this;
    }

    /** SpreadsheetML of workbook.xml after its sheets, for example defined names. */
    public SampleWorkbook withWorkbookXml(String xml) {
        afterSheets += xml;
        return this;
    }

    /** Replaces what is inside {@code styleSheet}; index 1 of {@code cellXfs} must stay the dates' format. */
    public SampleWorkbook withStyles(String xml) {
        styles = xml;
        return this;
    }

    /** Core document properties, each {@code dc:}, {@code cp:} or {@code dcterms:} element as written. */
    public SampleWorkbook withCoreProperties(String elements) {
        packageRelationships.add(
                relationship("rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml"));
        return withPart(
                "docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml",
                "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" + elements
                        + "</cp:coreProperties>");
    }

    /** Extended document properties, each element as written. */
    public SampleWorkbook withAppProperties(String elements) {
        packageRelationships.add(relationship("rId3", RELATIONSHIPS + "/extended-properties", "docProps/app.xml"));
        return withPart(
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                        + elements + "</Properties>");
    }

    /** A custom document property with a text value. */
    public SampleWorkbook withCustomProperty(String name, String value) {
        packageRelationships.add(relationship("rId4", RELATIONSHIPS + "/custom-properties", "docProps/custom.xml"));
        return withPart(
                "docProps/custom.xml",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
                        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
                        + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"" + escaped(name)
                        + "\"><vt:lpwstr>" + escaped(value) + "</vt:lpwstr></property></Properties>");
    }

    /** A part with its content type, not related to anything yet. */
    public SampleWorkbook withPart(String path, String contentType, String xml) {
        return withPart(path, contentType, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SampleWorkbook withPart(String path, String contentType, byte[] bytes) {
        extraParts.put(path, bytes);
        contentTypes.add("<Override PartName=\"/" + path + "\" ContentType=\"" + contentType + "\"/>");
        return this;
    }

    /** Relates the workbook to a part; the type's last segment, as in {@code .../relationships/externalLink}. */
    @Override
    public SampleWorkbook relatedFromWorkbook(String type, String target) {
        workbookRelationships.add(
                relationship("rIdX" + workbookRelationships.size(), RELATIONSHIPS + "/" + type, target));
        return this;
    }

    /** Relates another part to a target. */
    @Override
    public SampleWorkbook related(String source, String type, String target) {
        if (source.isEmpty()) {
            packageRelationships.add(
                    relationship("rIdP" + packageRelationships.size(), RELATIONSHIPS + "/" + type, target));
            return this;
        }
        otherRelationships.merge(
                source,
                relationship("rIdO" + otherRelationships.size(), RELATIONSHIPS + "/" + type, target),
                String::concat);
        return this;
    }

    /** Relates a sheet, counted from 1, to a target as written (may carry {@code TargetMode}). */
    @Override
    public SampleWorkbook relatedFromSheet(int sheet, String type, String target) {
        sheetRelationships.merge(
                sheet,
                relationship("rIdS" + sheetRelationships.size(), RELATIONSHIPS + "/" + type, target),
                String::concat);
        return this;
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", contentTypes());
            entry(
                    zip,
                    "_rels/.rels",
                    relationships(relationship("rId1", RELATIONSHIPS + "/officeDocument", "xl/workbook.xml")
                            + String.join("", packageRelationships)));
            entry(zip, "xl/workbook.xml", workbook());
            entry(zip, "xl/_rels/workbook.xml.rels", workbookRelationships());
            entry(zip, "xl/styles.xml", HEAD + "<styleSheet xmlns=\"" + MAIN + "\">" + styles + "</styleSheet>");
            for (int i = 0; i < sheets.size(); i++) {
                entry(
                        zip,
                        "xl/worksheets/sheet" + (i + 1) + ".xml",
                        sheets.get(i).xml());
            }
            for (var related : sheetRelationships.entrySet()) {
                entry(
                        zip,
                        "xl/worksheets/_rels/sheet" + related.getKey() + ".xml.rels",
                        relationships(related.getValue()));
            }
            for (var related : otherRelationships.entrySet()) {
                int slash = related.getKey().lastIndexOf('/') + 1;
                entry(
                        zip,
                        related.getKey().substring(0, slash) + "_rels/"
                                + related.getKey().substring(slash) + ".rels",
                        relationships(related.getValue()));
            }
            for (var part : extraParts.entrySet()) {
                entry(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String contentTypes() {
        var types = new StringBuilder(HEAD)
                .append("<Types xmlns=\"")
                .append(PACKAGE)
                .append("content-types\">")
                .append(
                        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                .append("<Override PartName=\"/xl/workbook.xml\" ContentType=\"")
                .append(mainType)
                .append("\"/>")
                .append("<Override PartName=\"/xl/styles.xml\" ContentType=\"")
                .append(SPREADSHEET)
                .append("styles+xml\"/>");
        for (int i = 1; i <= sheets.size(); i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet")
                    .append(i)
                    .append(".xml\" ContentType=\"")
                    .append(SPREADSHEET)
                    .append("worksheet+xml\"/>");
        }
        return types.append(String.join("", contentTypes)).append("</Types>").toString();
    }

    private String workbook() {
        var workbook = new StringBuilder(HEAD)
                .append("<workbook xmlns=\"")
                .append(MAIN)
                .append("\" xmlns:r=\"")
                .append(RELATIONSHIPS)
                .append("\"><sheets>");
        for (int i = 1; i <= sheets.size(); i++) {
            SampleSheet sheet = sheets.get(i - 1);
            workbook.append("<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
                    .formatted(escaped(sheet.name()), i, sheet.state().written, i));
        }
        return workbook.append("</sheets>")
                .append(afterSheets)
                .append("</workbook>")
                .toString();
    }

    private String workbookRelationships() {
        var related = new StringBuilder();
        for (int i = 1; i <= sheets.size(); i++) {
            related.append(relationship("rId" + i, RELATIONSHIPS + "/worksheet", "worksheets/sheet" + i + ".xml"));
        }
        related.append(relationship("rIdStyles", RELATIONSHIPS + "/styles", "styles.xml"));
        return relationships(related + String.join("", workbookRelationships));
    }

    static String relationships(String inside) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + inside + "</Relationships>";
    }

    static String relationship(String id, String type, String target) {
        boolean external = target.contains("://") || target.startsWith("mailto:");
        return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"%s/>"
                .formatted(id, type, escaped(target), external ? " TargetMode=\"External\"" : "");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        entry(zip, name, xml.getBytes(StandardCharsets.UTF_8));
    }

    static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
