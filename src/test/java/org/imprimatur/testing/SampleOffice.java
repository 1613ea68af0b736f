package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipOutputStream;

/**
 * Writes a text document or a presentation by hand (ECMA-376), so that a test can put in exactly what it is about, allowed or not. The
 * same calls give the same bytes.
 */
public final class SampleOffice implements SamplePackage {
    public static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String WORD_NAMESPACES = " xmlns:w=\"" + W + "\" xmlns:r=\"" + R + "\" xmlns:a=\"" + A
            + "\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private static final String SLIDE_NAMESPACES = " xmlns:p=\"" + P + "\" xmlns:r=\"" + R + "\" xmlns:a=\"" + A
            + "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private final String main;
    private String mainType;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, StringBuilder> relationships = new LinkedHashMap<>();
    private String body = "";
    private String listed = "";
    private String rest = "";
    private boolean strict;
    private int slides;

    private SampleOffice(String main, String mainType) {
        this.main = main;
        this.mainType = mainType;
    }

    /** A text document with this in its body, and styles in which nothing is hidden. */
    public static SampleOffice document(String body) {
        var document = new SampleOffice("word/document.xml", OFFICE + "wordprocessingml.document.main+xml");
        document.body = body;
        return document;
    }

    /** A presentation without slides. */
    public static SampleOffice presentation() {
        return new SampleOffice("ppt/presentation.xml", OFFICE + "presentationml.presentation.main+xml");
    }

    /** Says of itself that it is of another type. */
    public SampleOffice typed(String type) {
        mainType = type;
        return this;
    }

    /** Spells a document in the strict namespaces. */
    public SampleOffice strictly() {
        strict = true;
        return this;
    }

    /** Styles of a document, as written. */
    public SampleOffice withStyles(String xml) {
        return withWord("styles", "styles", "styles", xml);
    }

    /** Settings of a document, as written. */
    public SampleOffice withSettings(String xml) {
        return withWord("settings", "settings", "settings", xml);
    }

    /** A part of a document whose root is this element of WordprocessingML. */
    public SampleOffice withWord(String name, String type, String root, String xml) {
        withText(
                "word/" + name + ".xml",
                OFFICE + "wordprocessingml." + type + "+xml",
                "<w:" + root + WORD_NAMESPACES + ">" + xml + "</w:" + root + ">");
        return relate(main, type.replace("document.glossary", "glossaryDocument"), name + ".xml");
    }

    /** A slide with these shapes. */
    public SampleOffice withSlide(String shapes) {
        return withSlide("", shapes);
    }

    /** A slide with attributes, as written, and these shapes. */
    public SampleOffice withSlide(String attributes, String shapes) {
        slides++;
        withPage("ppt/slides/slide" + slides + ".xml", "slide", "sld", attributes, shapes);
        relate(main, "slide", "slides/slide" + slides + ".xml");
        listed += "<p:sldId id=\"" + (255 + slides) + "\" r:id=\"rId" + count(main) + "\"/>";
        return this;
    }

    /** Something that is written like a slide. */
    public SampleOffice withPage(String path, String type, String root, String attributes, String shapes) {
        withText(
                path,
                OFFICE + "presentationml." + type + "+xml",
                "<p:" + root + SLIDE_NAMESPACES + attributes
                        + "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
                        + "<p:grpSpPr/>" + shapes + "</p:spTree></p:cSld></p:" + root + ">");
        return this;
    }

    /** More of the main part, after its body or its list of slides. */
    public SampleOffice with(String xml) {
        rest += xml;
        return this;
    }

    /** A shape with a text on a slide; the rest of its properties as written. */
    public static String shape(double x, double y, double width, double height, String properties, String paragraphs) {
        return "<p:sp><p:nvSpPr><p:cNvPr id=\"7\" name=\"Box\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
                + "<a:xfrm><a:off x=\"" + inches(x) + "\" y=\"" + inches(y) + "\"/><a:ext cx=\"" + inches(width)
                + "\" cy=\"" + inches(height) + "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
                + properties + "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>" + paragraphs + "</p:txBody></p:sp>";
    }

    /** A paragraph of a slide; the properties of its run as written. */
    public static String slideText(String runProperties, String text) {
        return "<a:p><a:r>" + runProperties + "<a:t>" + text + "</a:t></a:r></a:p>";
    }

    /** A paragraph of a document; the properties of its run as written. */
    public static String paragraph(String runProperties, String text) {
        return "<w:p>" + run(runProperties, text) + "</w:p>";
    }

    public static String run(String runProperties, String text) {
        return "<w:r><w:rPr>" + runProperties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static long inches(double number) {
        return Math.round(number * 914_400);
    }

    @Override
    public SampleOffice withPart(String path, String contentType, byte[] bytes) {
        parts.put(path, bytes);
        types.put(path, contentType);
        return this;
    }

    @Override
    public SampleOffice relatedFromWorkbook(String type, String target) {
        return relate(main, type, target);
    }

    @Override
    public SampleOffice relatedFromSheet(int sheet, String type, String target) {
        return relate(main.startsWith("word") ? main : "ppt/slides/slide" + sheet + ".xml", type, target);
    }

    @Override
    public SampleOffice related(String source, String type, String target) {
        return relate(source, type, target);
    }

    private SampleOffice relate(String source, String type, String target) {
        StringBuilder of = relationships.computeIfAbsent(source, each -> new StringBuilder());
        of.append(SampleWorkbook.relationship("rId" + (count(source) + 1), R + "/" + type, target));
        return this;
    }

    /** How many relationships a part has; the last one is called {@code rId} and this number. */
    public int count(String source) {
        return relationships
                        .getOrDefault(source, new StringBuilder())
                        .toString()
                        .split("<", -1)
                        .length
                - 1;
    }

    @Override
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", contentTypes());
            entry(
                    zip,
                    "_rels/.rels",
                    SampleWorkbook.relationships(SampleWorkbook.relationship("rIdMain", R + "/officeDocument", main)
                            + relationships.getOrDefault("", new StringBuilder())));
            entry(zip, main, main());
            for (var related : relationships.entrySet()) {
                String source = related.getKey();
                int slash = source.lastIndexOf('/') + 1;
                if (!source.isEmpty()) {
                    entry(
                            zip,
                            source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels",
                            SampleWorkbook.relationships(related.getValue().toString()));
                }
            }
            for (var part : parts.entrySet()) {
                SampleWorkbook.entry(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String main() {
        if (main.startsWith("word")) {
            String xml = "<w:document" + WORD_NAMESPACES + "><w:body>" + body + rest + "</w:body></w:document>";
            return HEAD + (strict ? xml.replace(W, STRICT_W) : xml);
        }
        return HEAD + "<p:presentation" + SLIDE_NAMESPACES + "><p:sldIdLst>" + listed
                + "</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/>" + rest + "</p:presentation>";
    }

    private String contentTypes() {
        var all = new StringBuilder(HEAD)
                .append("<Types xmlns=\"")
                .append(PACKAGE)
                .append(
                        "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.")
                .append("relationships+xml\"/><Override PartName=\"/")
                .append(main)
                .append("\" ContentType=\"")
                .append(mainType)
                .append("\"/>");
        types.forEach(
                (path, type) -> all.append("<Override PartName=\"/" + path + "\" ContentType=\"" + type + "\"/>"));
        return all.append("</Types>").toString();
    }

    private static void entry(ZipOutputStream zip, String name, String xml) throws IOException {
        SampleWorkbook.entry(zip, name, xml.getBytes(StandardCharsets.UTF_8));
    }
}
