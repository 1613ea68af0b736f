package org.imprimatur.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

/** Parts that workbooks of XML and binary ones share, with whatever text a test hides in them. */
public final class SampleParts {
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String SPREADSHEET = OFFICE + "spreadsheetml.";
    private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    private SampleParts() {}

    public static SamplePackage picture(SamplePackage book) {
        book.withPart("xl/media/image1.png", "image/png", png());
        return drawing(book, "").related("xl/drawings/drawing1.xml", "image", "../media/image1.png");
    }

    /** One white dot. */
    private static byte[] png() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static SamplePackage thumbnail(SamplePackage book) {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'};
        return book.withPart("docProps/thumbnail.jpeg", "image/jpeg", jpeg)
                .related("", "metadata/thumbnail", "docProps/thumbnail.jpeg");
    }

    public static SamplePackage macro(SamplePackage book, String text) {
        byte[] project = MacroProject.bytes("Attribute VB_Name = \"Module1\"\r\n' " + text + "\r\n");
        return book.withPart("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", project)
                .relatedFromWorkbook("vbaProject", "vbaProject.bin");
    }

    /** A text box; its text is divided into runs, as Excel does where somebody corrected a letter. */
    public static SamplePackage drawing(SamplePackage book, String text) {
        int middle = text.length() / 2;
        String xml =
                "<wsDr xmlns=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"" + A
                        + "\"><sp><txBody><a:p><a:r><a:t>" + text.substring(0, middle)
                        + "</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>"
                        + text.substring(middle) + "</a:t></a:r></a:p></txBody></sp></wsDr>";
        return book.withText("xl/drawings/drawing1.xml", OFFICE + "drawing+xml", xml)
                .relatedFromSheet(1, "drawing", "../drawings/drawing1.xml");
    }

    public static SamplePackage chart(SamplePackage book, List<String> points) {
        var cache = new StringBuilder("<c:strCache><c:ptCount val=\"" + points.size() + "\"/>");
        for (int i = 0; i < points.size(); i++) {
            cache.append("<c:pt idx=\"" + i + "\"><c:v>" + points.get(i) + "</c:v></c:pt>");
        }
        String xml =
                "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart><c:plotArea>"
                        + "<c:barChart><c:ser><c:cat><c:strRef><c:f>Gone!$A$1:$A$9</c:f>" + cache
                        + "</c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>";
        book.withText("xl/charts/chart1.xml", OFFICE + "drawingml.chart+xml", xml);
        return drawing(book, "").related("xl/drawings/drawing1.xml", "chart", "../charts/chart1.xml");
    }

    public static SamplePackage customXml(SamplePackage book, String text) {
        return book.withText(
                        "customXml/item1.xml", "application/xml", "<hold><row note=\"x\">" + text + "</row></hold>")
                .relatedFromWorkbook("customXml", "../customXml/item1.xml");
    }

    public static SamplePackage link(SamplePackage book, String text) {
        return book.relatedFromSheet(1, "hyperlink", "https://example.invalid/lookup?who=" + text);
    }

    public static SamplePackage embedded(SamplePackage book, byte[] file) {
        return book.withPart("xl/embeddings/Microsoft_Excel_Worksheet1.xlsx", SPREADSHEET + "sheet", file)
                .relatedFromSheet(1, "package", "../embeddings/Microsoft_Excel_Worksheet1.xlsx");
    }

    public static SamplePackage printerSettings(SamplePackage book, String text) {
        return book.withPart(
                        "xl/printerSettings/printerSettings1.bin",
                        SPREADSHEET + "printerSettings",
                        ("Printer " + text).getBytes(StandardCharsets.UTF_16LE))
                .relatedFromSheet(1, "printerSettings", "../printerSettings/printerSettings1.bin");
    }

    public static SamplePackage dataModel(SamplePackage book) {
        return book.withPart(
                        "xl/model/item.data", "application/vnd.openxmlformats-officedocument.model+data", new byte[64])
                .relatedFromWorkbook("powerPivotData", "model/item.data");
    }

    public static SamplePackage unknown(SamplePackage book) {
        return book.withPart("xl/extra/thing1.bin", "application/x-thing", new byte[] {7, 7, 7, 7})
                .relatedFromWorkbook("thing", "extra/thing1.bin");
    }

    public static SamplePackage description(SamplePackage book, String text) {
        String xml =
                "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:description>" + text
                        + "</dc:description></cp:coreProperties>";
        return book.withText("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", xml)
                .related("", "metadata/core-properties", "docProps/core.xml");
    }
}
