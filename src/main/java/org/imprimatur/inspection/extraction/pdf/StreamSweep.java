package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFObjectStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.DataXmlPart;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** Streams that no page paints: files in the file, XML, scripts, forms that nothing shows, and what only machines read. */
final class StreamSweep {
    private static final Set<String> MACHINES = Set.of(
            "FontFile",
            "FontFile2",
            "FontFile3",
            "ToUnicode",
            "CIDToGIDMap",
            "CIDSet",
            "Encoding",
            "CMap",
            "UseCMap",
            "ICCBased",
            "DestOutputProfile",
            "Function",
            "Functions",
            "TR",
            "TR2",
            "BG",
            "UCR",
            "HT",
            "TintTransform",
            "Shading",
            "CharProc",
            "Certs",
            "Cert",
            "CRLs",
            "CRL",
            "OCSPs",
            "OCSP");
    private static final Set<String> MASKS = Set.of("SMask", "Mask");

    private final COSDocument document;
    private final Telling telling;
    private final References references;
    private final PageFound.Painted painted;
    private final Layers layers;
    private final AttachedFiles files;

    StreamSweep(
            COSDocument document,
            Telling telling,
            References references,
            PageFound.Painted painted,
            Layers layers,
            int depth) {
        this.document = document;
        this.telling = telling;
        this.references = references;
        this.painted = painted;
        this.layers = layers;
        this.files = new AttachedFiles(telling, depth);
    }

    AttachedFiles files() {
        return files;
    }

    private byte @Nullable [] bytes(COSStream stream) {
        return PackedStream.bytes(stream, telling.budget());
    }

    void take(COSStream stream, String place, Telling here) {
        String type = String.valueOf(stream.getNameAsString(COSName.TYPE));
        String subtype = String.valueOf(stream.getNameAsString(COSName.SUBTYPE));
        String role = references.role(stream);
        if (painted.has(stream) || type.equals("ObjStm") || files.has(stream)) {
            return;
        }
        if (type.equals("EmbeddedFile")) {
            files.read(null, stream);
        } else if (role.equals("Thumb")) {
            here.unread(place + " thumbnail", Mechanism.OTHER_PART);
        } else if (subtype.equals("Image")) {
            if (!MASKS.contains(role) && here.isNewPicture(stream)) {
                here.unread(place + " image", Mechanism.IMAGE_TEXT);
                here.shown(place + " image", stream);
            }
        } else if (subtype.equals("Form") || stream.containsKey("PatternType")) {
            form(stream, place, here);
        } else if (role.equals("XFA")) {
            xml(stream, place + " of the form", Mechanism.FORM_FIELD, here);
        } else if (type.equals("Metadata") || role.equals("Metadata")) {
            xml(stream, place, Mechanism.DOC_PROPERTY, here);
        } else if (role.equals("JS")) {
            plain(stream, place, Mechanism.MACRO, here);
        } else if (MACHINES.contains(role)
                || type.equals("XRef")
                || stream.containsKey("FunctionType")
                || stream.containsKey("ShadingType")) {
            machine(stream, place, here);
        } else {
            unknown(stream, place, here);
        }
    }

    private void form(COSStream stream, String place, Telling here) {
        painted.add(stream);
        PDContentStream content =
                stream.containsKey("PatternType") ? new PDTilingPattern(stream, null) : new PDFormXObject(stream);
        var found = new PageFound(place, painted, here::isNewPicture);
        try {
            var engine = new PageEngine(new PDPage(), found, layers, telling.budget());
            engine.paintAlone(content);
        } catch (IOException e) {
            here.unread(place, Mechanism.OTHER_PART);
        }
        told(place, found, here);
    }

    void page(COSDictionary page, String place, Telling here) {
        var found = new PageFound(place, painted, here::isNewPicture);
        try {
            new PageEngine(new PDPage(page), found, layers, telling.budget()).processPage(new PDPage(page));
        } catch (IOException e) {
            here.unread(place, Mechanism.OTHER_PART);
        }
        told(place, found, here);
    }

    private static void told(String place, PageFound found, Telling here) {
        var texts = new PageTexts(here.as(Mechanism.OTHER_PART));
        texts.take("of " + place, found);
        texts.end();
    }

    private void xml(COSStream stream, String place, Mechanism mechanism, Telling here) {
        byte[] bytes = bytes(stream);
        if (bytes == null) {
            here.unread(place, mechanism);
            return;
        }
        try {
            XmlTexts texts = XmlTexts.of(bytes, here.mechanism(mechanism), here.budget());
            for (Segment segment : texts.segments()) {
                boolean about = mechanism == Mechanism.DOC_PROPERTY && segment.use() == Segment.Use.CONTENT;
                Segment.Use use = about ? Segment.Use.SUBJECT_OF_FILE : segment.use();
                here.text(place, "", use, segment.mechanism(), segment.text(), null);
            }
            if (mechanism == Mechanism.FORM_FIELD) {
                var data = new DataXmlPart("xml", here.budget(), here.mechanism(mechanism));
                data.parse(new java.io.ByteArrayInputStream(bytes));
                here.gathered().cache(here.place(place), here.mechanism(mechanism), data.cells());
            }
        } catch (UninspectableFile e) {
            if (e.reason().isLimit()) {
                throw e;
            }
            // a piece of a document that is no document by itself
            plain(bytes, place, mechanism, here);
        }
    }

    private void plain(COSStream stream, String place, Mechanism mechanism, Telling here) {
        byte[] bytes = bytes(stream);
        if (bytes == null) {
            here.unread(place, mechanism);
        } else {
            plain(bytes, place, mechanism, here);
        }
    }

    private static void plain(byte[] bytes, String place, Mechanism mechanism, Telling here) {
        String text = PdfText.of(new COSString(bytes));
        here.text(place, "", Segment.Use.CONTENT, mechanism, text, null);
        if (!PdfText.isText(bytes) && BinaryStrings.arePacked(bytes)) {
            here.unread(place, mechanism);
        }
    }

    private void machine(COSStream stream, String place, Telling here) {
        byte[] bytes = bytes(stream);
        if (bytes == null) {
            // viewers do not read it either, or read it in their own way
            here.unread(place, Mechanism.OTHER_PART);
        } else if (here.isNew("bytes " + Arrays.hashCode(bytes) + " " + bytes.length)) {
            String text = BinaryStrings.in(bytes);
            here.text(place, "", Segment.Use.SETTING, Mechanism.OTHER_PART, text, null);
        }
    }

    /** Perhaps the content of a page that was replaced. */
    private void unknown(COSStream stream, String place, Telling here) {
        byte[] bytes = bytes(stream);
        if (bytes == null) {
            here.unread(place, Mechanism.OTHER_PART);
            return;
        }
        String painting = ContentStrings.of(bytes, here.budget());
        if (isCharacterMap(bytes)) {
            machine(stream, place, here);
        } else if (painting != null) {
            here.text(place, "", Segment.Use.CONTENT, Mechanism.OTHER_PART, painting, null);
        } else if (PdfText.isText(bytes)) {
            plain(bytes, place, Mechanism.OTHER_PART, here);
        } else if (here.isNew("bytes " + Arrays.hashCode(bytes) + " " + bytes.length)) {
            here.text(place, "", Segment.Use.SETTING, Mechanism.OTHER_PART, BinaryStrings.in(bytes), null);
            here.unread(place, Mechanism.OTHER_PART);
        }
    }

    /** One that a font left behind. */
    private static boolean isCharacterMap(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains("begincmap") && text.contains("endcmap") && PdfText.isText(bytes);
    }

    /** Objects of an object stream (ISO 32000-2, 7.5.7) to which their numbers do not lead. */
    Collection<COSBase> left(COSStream stream, COSObjectKey number) {
        List<COSBase> left = new ArrayList<>();
        try {
            boolean allInUse = new PDFObjectStreamParser(stream, document)
                    .readObjectNumbers().keySet().stream().allMatch(each -> leadsTo(each, number));
            if (!allInUse) {
                new PDFObjectStreamParser(stream, document).parseAllObjects().forEach((key, object) -> {
                    if (object != null && !leadsTo(key.getNumber(), number)) {
                        left.add(object);
                    }
                });
            }
        } catch (IOException e) {
            telling.unread("object " + number.getNumber(), Mechanism.OTHER_PART);
        }
        return left;
    }

    private boolean leadsTo(long object, COSObjectKey stream) {
        Long at = document.getXrefTable().get(new COSObjectKey(object, 0));
        return at != null && at == -stream.getNumber();
    }
}
