package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.cos.COSArray;
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
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** Streams that no page paints: files in the file, XML, scripts, forms that nothing shows, and what only machines read. */
final class StreamSweep {
    private final COSDocument document;
    private final Telling telling;
    private final References references;
    private final PageFound.Painted painted;
    private final Layers layers;
    private final AttachedFiles files;
    private final Set<Long> objectStreams = new HashSet<>();
    private final int depth;

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
        this.depth = depth;
        document.getXrefTable().values().stream()
                .filter(place -> place < 0)
                .forEach(place -> objectStreams.add(-place));
    }

    AttachedFiles files() {
        return files;
    }

    /** What belongs to pictures is none by itself. */
    void ownedBy(@Nullable COSBase object) {
        if (object instanceof COSStream picture && COSName.IMAGE.equals(picture.getCOSName(COSName.SUBTYPE))) {
            PictureData.own(picture, painted);
        }
    }

    /** What it is, is what something uses it for; what it says of itself is believed only where more is read for it. */
    void take(COSStream stream, COSObjectKey number, String place, Telling here) {
        String type = String.valueOf(stream.getNameAsString(COSName.TYPE));
        String subtype = String.valueOf(stream.getNameAsString(COSName.SUBTYPE));
        String role = references.role(stream);
        if (painted.has(stream) || files.has(stream)) {
            return;
        }
        if (objectStreams.contains(number.getNumber())) {
            packedObjects(stream, place, here);
        } else if (type.equals("EmbeddedFile")) {
            files.read(null, stream);
        } else if (role.equals("Thumb")) {
            here.unread(place + " thumbnail", Mechanism.OTHER_PART);
        } else if (subtype.equals("Image")) {
            var pictures = new PictureData(here, depth);
            if (pictures.isNew(stream)) {
                here.unread(place + " image", Mechanism.IMAGE_TEXT);
                if (pictures.read(stream, place + " image")) {
                    here.shown(place + " image", stream);
                }
            }
        } else if (subtype.equals("Form") || stream.containsKey("PatternType")) {
            form(stream, place, here);
        } else if (role.equals("XFA")) {
            xml(stream, place + " of the form", Mechanism.FORM_FIELD, here);
        } else if (type.equals("Metadata") || role.equals("Metadata")) {
            xml(stream, place, Mechanism.DOC_PROPERTY, here);
        } else if (role.equals("JS")) {
            plain(stream, place, Mechanism.MACRO, here);
        } else {
            other(stream, role, place, here);
        }
    }

    /** Between the objects that it packs there is nothing but blanks. */
    private void packedObjects(COSStream stream, String place, Telling here) {
        byte[] bytes = here.unpacked(stream, place);
        if (bytes == null) {
            here.unread(place, Mechanism.OTHER_PART);
        } else {
            WrittenObjects.packed(bytes, stream.getInt(COSName.N), stream.getInt(COSName.FIRST), telling.budget())
                    .tell(place, here);
        }
    }

    private void form(COSStream stream, String place, Telling here) {
        var found = new PageFound(place, painted, here, depth);
        found.paints(stream);
        PDContentStream content =
                stream.containsKey("PatternType") ? new PDTilingPattern(stream, null) : new PDFormXObject(stream);
        try {
            var engine = new PageEngine(new PDPage(), found, layers, telling.budget());
            engine.paintAlone(content);
        } catch (IOException e) {
            here.unread(place, Mechanism.OTHER_PART);
        }
        told(place, found, here);
    }

    void page(COSDictionary page, String place, Telling here) {
        var found = new PageFound(place, painted, here, depth);
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
        byte[] bytes = here.unpacked(stream, place);
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
        byte[] bytes = here.unpacked(stream, place);
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

    private void other(COSStream stream, String role, String place, Telling here) {
        byte[] bytes = here.unpacked(stream, place);
        if (bytes == null) {
            // viewers do not read it either, or read it in their own way
            here.unread(place, Mechanism.OTHER_PART);
            return;
        }
        ReadData font = FontProgram.of(role, bytes);
        if (font != null) {
            machine(bytes, font, place, here);
        } else if (isMachineData(stream, role, bytes, here)) {
            byte[] behind = Arrays.copyOfRange(bytes, MachineData.end(bytes), bytes.length);
            List<byte[]> beside = PackedStream.isBlank(behind) ? List.of() : List.of(behind);
            machine(bytes, new ReadData(BinaryStrings.in(bytes), beside), place, here);
        } else {
            unknown(bytes, role.equals("CharProc"), place, here);
        }
    }

    /** A file of another kind is none, however well it fits. */
    private boolean isMachineData(COSStream stream, String role, byte[] bytes, Telling here) {
        boolean fits = MachineData.fits(role, bytes, stream) || (isHint(stream) && !PdfText.isText(bytes));
        return fits && !new UnknownFile(bytes, here.budget(), depth).isOfKnownFormat();
    }

    private static void machine(byte[] bytes, ReadData read, String place, Telling here) {
        if (here.isNew(Known.Kind.MACHINE, bytes)) {
            here.text(place, "", Segment.Use.SETTING, Mechanism.OTHER_PART, read.says(), null);
            read.beside().forEach(beside -> here.hidden(place + " behind the data", beside));
        }
    }

    /** Perhaps the content of a page that was replaced. */
    private static void unknown(byte[] bytes, boolean glyph, String place, Telling here) {
        ContentStrings painting = ContentStrings.of(bytes, here.budget());
        if (painting != null && (painting.shows() || glyph)) {
            here.text(place, "", Segment.Use.CONTENT, Mechanism.OTHER_PART, painting.text(), null);
            if (painting.damaged()) {
                here.unread(place, Mechanism.OTHER_PART);
            }
        } else if (PdfText.isText(bytes)) {
            plain(bytes, place, Mechanism.OTHER_PART, here);
        } else {
            here.hidden(place, bytes);
        }
    }

    /** Where pages lie in a file that is read while it arrives (ISO 32000-2, annex F.4); its place is told by the first object. */
    private boolean isHint(COSStream stream) {
        COSDictionary linearized = document.getLinearizedDictionary();
        COSArray hints = linearized == null ? null : linearized.getCOSArray(COSName.H);
        COSObjectKey number = stream.getKey();
        Long at = number == null ? null : document.getXrefTable().get(number);
        return hints != null && hints.size() >= 2 && at != null && at == hints.getInt(0);
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
