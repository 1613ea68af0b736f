package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package of OpenDocument, of parts in XML. */
public final class SampleOpenDocument {
    private static final String NAMESPACES =
            List.of("office", "style", "text", "table", "presentation", "meta", "form", "script", "config", "manifest")
                            .stream()
                            .map(each ->
                                    " xmlns:" + each + "=\"urn:oasis:names:tc:opendocument:xmlns:" + each + ":1.0\"")
                            .reduce("", String::concat)
                    + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
                    + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
                    + " xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    private final String kind;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder styles = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder manifest = new StringBuilder();

    /** @param kind {@code text}, {@code spreadsheet} or {@code presentation} */
    public SampleOpenDocument(String kind) {
        this.kind = kind;
    }

    /** A text with a sentence and a table of figures. */
    public static SampleOpenDocument text() {
        return new SampleOpenDocument("text")
                .with("<text:p>Report 202211281 of 2022-03-01, contact (202) 555-0134, facility 300000001:"
                        + " Northfield Processing Center.</text:p>"
                        + table("Figures", figures()));
    }

    public static SampleOpenDocument spreadsheet() {
        return new SampleOpenDocument("spreadsheet").with(table("Figures", figures()));
    }

    public static SampleOpenDocument presentation() {
        return new SampleOpenDocument("presentation").with(slide("", paragraph("Detention statistics, 2022-03-01")));
    }

    private static List<List<Object>> figures() {
        return List.of(
                List.of("Month", "Facility ID", "Total"),
                List.of("January", 300000001, 1200),
                List.of("February", 300000002, 1300),
                List.of("March", 300000003, 1350));
    }

    public static String paragraph(String text) {
        return "<text:p>" + text + "</text:p>";
    }

    /** @param attributes of the slide */
    public static String slide(String attributes, String paragraphs) {
        return "<draw:page draw:name=\"p\" " + attributes + ">" + shape("", paragraphs) + "</draw:page>";
    }

    public static String shape(String attributes, String paragraphs) {
        return "<draw:frame svg:x=\"1cm\" svg:y=\"1cm\" svg:width=\"9cm\" svg:height=\"3cm\" " + attributes
                + "><draw:text-box>" + paragraphs + "</draw:text-box></draw:frame>";
    }

    public static String table(String name, List<List<Object>> rows) {
        return table(name, "", "", "", rows);
    }

    /** @param attributes of the table, each column, and each cell */
    public static String table(String name, String attributes, String column, String cell, List<List<Object>> rows) {
        var xml = new StringBuilder("<table:table table:name=\"" + name + "\" " + attributes + ">");
        xml.append("<table:table-column table:number-columns-repeated=\"20\" " + column + "/>");
        for (List<Object> row : rows) {
            xml.append("<table:table-row>");
            for (Object value : row) {
                String type = value instanceof Number
                        ? "office:value-type=\"float\" office:value=\"" + value + "\""
                        : "office:value-type=\"string\"";
                xml.append("<table:table-cell " + type + " " + cell + "><text:p>" + value
                        + "</text:p></table:table-cell>");
            }
            xml.append("</table:table-row>");
        }
        return xml + "</table:table>";
    }

    public SampleOpenDocument with(String xml) {
        body.append(xml);
        return this;
    }

    public SampleOpenDocument style(String family, String name, String properties) {
        styles.append("<style:style style:family=\"" + family + "\" style:name=\"" + name + "\">" + properties
                + "</style:style>");
        return this;
    }

    public SampleOpenDocument part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    /** @param elements of the root in this vocabulary */
    public SampleOpenDocument xml(String name, String elements) {
        return part(name, document(elements).getBytes(StandardCharsets.UTF_8));
    }

    /** Another entry of the list of files. */
    public SampleOpenDocument entry(String path, String type, String inside) {
        manifest.append("<manifest:file-entry manifest:full-path=\"" + path + "\" manifest:media-type=\"" + type + "\">"
                + inside + "</manifest:file-entry>");
        return this;
    }

    public static String document(String elements) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content" + NAMESPACES + ">" + elements
                + "</office:document-content>";
    }

    public byte[] bytes() {
        var all = new LinkedHashMap<String, byte[]>();
        String type = "application/vnd.oasis.opendocument." + kind;
        all.put("mimetype", type.getBytes(StandardCharsets.US_ASCII));
        String content = "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:" + kind
                + ">" + body + "</office:" + kind + "></office:body>";
        all.put("content.xml", document(content).getBytes(StandardCharsets.UTF_8));
        all.putAll(parts);
        all.put(
                "META-INF/manifest.xml",
                document("<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" + type + "\"/>"
                                + manifest)
                        .getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : all.entrySet()) {
                var entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                if (each.getKey().equals("mimetype")) {
                    var sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
