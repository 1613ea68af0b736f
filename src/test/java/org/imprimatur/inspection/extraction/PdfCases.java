package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePdf;

/** Every means in PDF files. */
final class PdfCases {
    private static final float TOP = 600;

    private final List<MechanismCase> cases = new ArrayList<>();

    private PdfCases() {}

    static List<MechanismCase> all() {
        var cases = new PdfCases();
        cases.covered();
        cases.unseen();
        cases.offPage();
        cases.layers();
        cases.annotations();
        cases.forms();
        cases.files();
        cases.properties();
        cases.structure();
        cases.leftovers();
        cases.pictures();
        return cases.cases;
    }

    private void add(Mechanism mechanism, String what, int people, SamplePdf file, SamplePdf twin) {
        cases.add(new MechanismCase("pdf", mechanism, what, people, file.bytes(), twin.bytes()));
    }

    private void add(Mechanism mechanism, String what, int people, SamplePdf file) {
        add(mechanism, what, people, file, new SamplePdf());
    }

    private static SamplePdf page() {
        return new SamplePdf();
    }

    private static void note(PDPageContentStream content) throws IOException {
        SamplePdf.text(content, 72, TOP, 11, noted());
    }

    private static void list(PDPageContentStream content) throws IOException {
        SamplePdf.rows(content, TOP, roster());
    }

    private static void box(PDPageContentStream content) throws IOException {
        SamplePdf.box(content, 30, 270, 560, 350);
    }

    private static SamplePdf black() {
        return page().with((document, page, content) -> box(content));
    }

    private void covered() {
        add(
                Mechanism.COVERED_TEXT,
                "black box",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    SamplePdf.box(content, 70, TOP - 4, 400, 16);
                }),
                black());
        add(
                Mechanism.COVERED_TEXT,
                "black box over a list",
                ROSTER,
                page().with((document, page, content) -> {
                    list(content);
                    box(content);
                }),
                black());
        add(Mechanism.COVERED_TEXT, "white box", NOTED, page().with((document, page, content) -> {
            note(content);
            content.setNonStrokingColor(Color.WHITE);
            box(content);
        }));
        add(
                Mechanism.COVERED_TEXT,
                "many small boxes",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    for (float x = 60; x < 560; x += 3) {
                        SamplePdf.box(content, x, TOP - 4, 3, 16);
                    }
                }),
                black());
        add(
                Mechanism.COVERED_TEXT,
                "thick line",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    content.setLineWidth(18);
                    content.moveTo(60, TOP + 4);
                    content.lineTo(540, TOP + 4);
                    content.stroke();
                }),
                black());
        add(
                Mechanism.COVERED_TEXT,
                "round shape",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    content.moveTo(0, TOP);
                    content.curveTo(0, TOP + 400, 600, TOP + 400, 600, TOP);
                    content.curveTo(600, TOP - 400, 0, TOP - 400, 0, TOP);
                    content.fill();
                }),
                black());
        add(
                Mechanism.COVERED_TEXT,
                "box in a form",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    content.drawForm(form(document, "0 0 600 400 re f"));
                }),
                page().with((document, page, content) -> content.drawForm(form(document, "0 0 600 600 re f"))));
        add(
                Mechanism.COVERED_TEXT,
                "black highlight that multiplies",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    multiply(content);
                    box(content);
                }),
                black());
        add(
                Mechanism.COVERED_TEXT,
                "square annotation",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    page.getAnnotations().add(square());
                    page.setAnnotations(List.of(square()));
                }),
                page().with((document, page, content) -> page.setAnnotations(List.of(square()))));
        add(
                Mechanism.COVERED_TEXT,
                "marked to be redacted",
                NOTED,
                page().with((document, page, content) -> {
                    note(content);
                    redact(page);
                }),
                page().with((document, page, content) -> redact(page)));
    }

    private static PDFormXObject form(PDDocument document, String content) throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(0, 0, 612, 792));
        form.setResources(new PDResources());
        try (var out = form.getContentStream().createOutputStream()) {
            out.write(content.replace("0 0 600 400", "0 500 600 200").getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static void multiply(PDPageContentStream content) throws IOException {
        var state = new PDExtendedGraphicsState();
        state.setBlendMode(BlendMode.MULTIPLY);
        content.setGraphicsStateParameters(state);
    }

    private static PDAnnotationSquare square() {
        var square = new PDAnnotationSquare();
        square.setRectangle(new PDRectangle(60, TOP - 10, 500, 40));
        square.getCOSObject()
                .setItem(
                        "IC",
                        new COSArray(List.of(
                                org.apache.pdfbox.cos.COSFloat.ZERO,
                                org.apache.pdfbox.cos.COSFloat.ZERO,
                                org.apache.pdfbox.cos.COSFloat.ZERO)));
        return square;
    }

    private static void redact(PDPage page) {
        var redact = new COSDictionary();
        redact.setName(COSName.TYPE, "Annot");
        redact.setName(COSName.SUBTYPE, "Redact");
        redact.setItem(COSName.RECT, new PDRectangle(60, TOP - 10, 500, 40));
        var all = new COSArray();
        all.add(redact);
        page.getCOSObject().setItem(COSName.ANNOTS, all);
    }

    private void unseen() {
        add(Mechanism.WHITE_TEXT, "white on white", NOTED, page().with((document, page, content) -> {
            content.setNonStrokingColor(Color.WHITE);
            note(content);
        }));
        add(Mechanism.WHITE_TEXT, "white list", ROSTER, page().with((document, page, content) -> {
            content.setNonStrokingColor(0.99f, 0.99f, 0.98f);
            list(content);
        }));
        add(
                Mechanism.WHITE_TEXT,
                "black on a black box",
                NOTED,
                page().with((document, page, content) -> {
                    box(content);
                    note(content);
                }),
                page().with((document, page, content) -> {
                    box(content);
                    content.setNonStrokingColor(Color.WHITE);
                    SamplePdf.text(content, 72, TOP, 11, "Figures of November");
                }));
        add(Mechanism.INVISIBLE_TEXT, "render mode 3", NOTED, page().with((document, page, content) -> {
            content.setRenderingMode(RenderingMode.NEITHER);
            note(content);
        }));
        add(Mechanism.INVISIBLE_TEXT, "render mode 7", NOTED, page().with((document, page, content) -> {
            content.saveGraphicsState();
            content.setRenderingMode(RenderingMode.NEITHER_CLIP);
            note(content);
            content.restoreGraphicsState();
        }));
        add(Mechanism.INVISIBLE_TEXT, "no opacity", NOTED, page().with((document, page, content) -> {
            var state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(0f);
            content.setGraphicsStateParameters(state);
            note(content);
        }));
        add(
                Mechanism.TINY_TEXT,
                "half a point",
                NOTED,
                page().with((document, page, content) -> SamplePdf.text(content, 72, TOP, 0.5f, noted())));
    }

    private void offPage() {
        add(
                Mechanism.OFF_PAGE,
                "beside the page",
                NOTED,
                page().with((document, page, content) -> SamplePdf.text(content, 700, TOP, 11, noted())));
        add(Mechanism.OFF_PAGE, "outside the crop box", ROSTER, page().with((document, page, content) -> {
            page.setCropBox(new PDRectangle(0, 650, 612, 142));
            list(content);
        }));
        add(Mechanism.OFF_PAGE, "outside the clip", NOTED, page().with((document, page, content) -> {
            content.addRect(0, 0, 50, 50);
            content.clip();
            note(content);
        }));
        add(Mechanism.OFF_PAGE, "outside a round clip", NOTED, page().with((document, page, content) -> {
            content.moveTo(100, 100);
            content.curveTo(100, 300, 300, 300, 300, 100);
            content.clip();
            note(content);
        }));
    }

    private void layers() {
        add(
                Mechanism.HIDDEN_LAYER,
                "layer that is off",
                ROSTER,
                page().with((document, page, content) -> {
                    content.beginMarkedContent(COSName.OC, layer(document, false));
                    list(content);
                    content.endMarkedContent();
                }),
                page().with((document, page, content) -> {
                    content.beginMarkedContent(COSName.OC, layer(document, true));
                    SamplePdf.text(content, 72, TOP, 11, "Figures of November");
                    content.endMarkedContent();
                }));
    }

    private static PDOptionalContentGroup layer(PDDocument document, boolean on) {
        var layer = new PDOptionalContentGroup("Draft");
        var layers = new PDOptionalContentProperties();
        layers.addGroup(layer);
        layers.setGroupEnabled(layer, on);
        document.getDocumentCatalog().setOCProperties(layers);
        return layer;
    }

    private void annotations() {
        add(Mechanism.ANNOTATION, "note", NOTED, page().with((document, page, content) -> {
            var note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(72, 500, 20, 20));
            note.setContents(noted());
            page.setAnnotations(List.of(note));
        }));
        add(
                Mechanism.HYPERLINK,
                "target of a link",
                NOTED,
                page().with((document, page, content) -> link(page, "https://example.org/?q=" + noted())),
                page().with((document, page, content) -> link(page, "https://example.org/figures")));
        add(
                Mechanism.MACRO,
                "script",
                NOTED,
                page().changed(document -> document.getDocumentCatalog()
                        .setOpenAction(new PDActionJavaScript("var people = '" + noted() + "';"))));
    }

    private static void link(PDPage page, String target) throws IOException {
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(72, 500, 200, 20));
        var action = new PDActionURI();
        action.setURI(target);
        link.setAction(action);
        page.setAnnotations(List.of(link));
    }

    private void forms() {
        add(
                Mechanism.FORM_FIELD,
                "hidden field",
                NOTED,
                page().changed(document -> field(document, noted())),
                page().changed(document -> field(document, "Figures of November")));
        add(
                Mechanism.FORM_FIELD,
                "XFA",
                NOTED,
                page().changed(document -> xfa(document, noted())),
                page().changed(document -> xfa(document, "Figures of November")));
    }

    private static void field(PDDocument document, String value) throws IOException {
        var form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        var field = new PDTextField(form);
        field.setPartialName("remark");
        field.getCOSObject().setString(COSName.V, value);
        var widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(72, 500, 200, 20));
        widget.setHidden(true);
        form.getFields().add(field);
        document.getPage(0).setAnnotations(List.of(widget));
    }

    private static void xfa(PDDocument document, String value) throws IOException {
        var form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        String xml = "<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"><datasets><remark>" + value
                + "</remark></datasets></xdp:xdp>";
        form.getCOSObject().setItem(COSName.XFA, stream(document, xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static PDStream stream(PDDocument document, byte[] bytes) throws IOException {
        return new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    }

    private void files() {
        cases.add(new MechanismCase(
                "pdf",
                Mechanism.ATTACHMENT,
                "table",
                ROSTER,
                page().changed(document -> attach(document, SampleFiles.rosterCsv(ROSTER)))
                        .bytes(),
                page().bytes()));
    }

    private static void attach(PDDocument document, byte[] file) throws IOException {
        var tree = new PDEmbeddedFilesNameTreeNode();
        var name = new PDComplexFileSpecification();
        name.setFile("roster.csv");
        name.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(file), COSName.FLATE_DECODE));
        tree.setNames(java.util.Map.of("roster.csv", name));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    private void properties() {
        add(
                Mechanism.DOC_PROPERTY,
                "property",
                NOTED,
                page().changed(document -> document.getDocumentInformation().setCustomMetadataValue("Remark", noted())),
                page().changed(document -> document.getDocumentInformation().setTitle("Figures of November")));
        add(
                Mechanism.DOC_PROPERTY,
                "XMP",
                NOTED,
                page().changed(document -> xmp(document, noted())),
                page().changed(document -> xmp(document, "Figures of November")));
        add(Mechanism.OTHER_PART, "private data of a program", NOTED, page().changed(document -> {
            var data = new COSDictionary();
            data.setString("Private", noted());
            var program = new COSDictionary();
            program.setItem("Program", data);
            document.getPage(0).getCOSObject().setItem("PieceInfo", program);
        }));
    }

    private static void xmp(PDDocument document, String text) throws IOException {
        var metadata = new PDMetadata(
                document,
                new ByteArrayInputStream(
                        ("<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                                        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                                        + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:rights>" + text
                                        + "</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>")
                                .getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private void structure() {
        add(
                Mechanism.INVISIBLE_TEXT,
                "text that is copied instead",
                NOTED,
                page().changed(document -> structure(document, "ActualText", noted())),
                page().changed(document -> structure(document, "ActualText", "Redstone Staging Facility:")));
        add(
                Mechanism.DRAWING_TEXT,
                "text instead of a picture",
                NOTED,
                page().changed(document -> structure(document, "Alt", noted())),
                page().changed(document -> structure(document, "Alt", "A chart of the figures")));
    }

    private static void structure(PDDocument document, String key, String text) {
        var root = new PDStructureTreeRoot();
        var element = new PDStructureElement("Figure", root);
        element.getCOSObject().setString(COSName.getPDFName(key), text);
        root.appendKid(element);
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }

    private void leftovers() {
        byte[] people = page().with((document, page, content) -> list(content)).bytes();
        byte[] figures = page().bytes();
        cases.add(new MechanismCase(
                "pdf",
                Mechanism.EARLIER_REVISION,
                "page that was replaced",
                ROSTER,
                SamplePdf.updated(people, PdfCases::replacePage),
                SamplePdf.updated(figures, document -> {
                    document.getPage(0).setRotation(90);
                    document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
                })));
        add(Mechanism.OTHER_PART, "object to which nothing leads", NOTED, page().changed(document -> {
            // kept by the writer only while something leads to it: here by a key that no reader follows
            document.getDocumentCatalog().getCOSObject().setItem("Leftover", new COSString(noted()));
        }));
    }

    private static void replacePage(PDDocument document) throws IOException {
        PDPage page = document.getPage(0);
        page.setContents(stream(document, "0 0 10 10 re f".getBytes(StandardCharsets.US_ASCII)));
        page.getCOSObject().setNeedToBeUpdated(true);
        page.getCOSObject().getCOSStream(COSName.CONTENTS).setNeedToBeUpdated(true);
    }

    private void pictures() {
        add(Mechanism.IMAGE_TEXT, "picture", UNREAD, page().with((document, page, content) -> {
            var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            content.drawImage(LosslessFactory.createFromImage(document, picture), 400, 100);
        }));
    }
}
