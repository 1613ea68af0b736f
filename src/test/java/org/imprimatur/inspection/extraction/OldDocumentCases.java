package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.sl.usermodel.PictureData;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.MacroProject;
import org.imprimatur.testing.OldWorkbook;
import org.imprimatur.testing.SampleDoc;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePicture;
import org.imprimatur.testing.SamplePpt;

/** Every means in documents and presentations of the formats until 2003. */
final class OldDocumentCases {
    private final List<MechanismCase> cases = new ArrayList<>();

    private OldDocumentCases() {}

    static List<MechanismCase> all() {
        var cases = new OldDocumentCases();
        cases.texts();
        cases.streams();
        cases.slides();
        return cases.cases;
    }

    private void doc(Mechanism mechanism, String what, int people, UnaryOperator<SampleDoc> hide) {
        cases.add(new MechanismCase(
                "doc",
                mechanism,
                what,
                people,
                hide.apply(SampleDoc.figures()).bytes(),
                SampleDoc.figures().bytes()));
    }

    private void adding(Mechanism mechanism, String what, int people, OldWorkbook.Addition addition) {
        byte[] clean = SampleDoc.figures().bytes();
        cases.add(new MechanismCase("doc", mechanism, what, people, OldWorkbook.adding(clean, addition), clean));
    }

    private void ppt(Mechanism mechanism, String what, int people, Consumer<HSLFSlideShow> hide) {
        cases.add(new MechanismCase(
                "ppt", mechanism, what, people, new SamplePpt().with(hide).bytes(), new SamplePpt().bytes()));
    }

    private void texts() {
        record Look(Mechanism mechanism, String what, byte[] look) {}
        for (Look each : List.of(
                new Look(Mechanism.VANISH, "hidden", SampleDoc.VANISH),
                new Look(Mechanism.TRACKED_DELETION, "deleted", SampleDoc.DELETED),
                new Look(Mechanism.TRACKED_INSERTION, "inserted", SampleDoc.INSERTED),
                new Look(Mechanism.WHITE_TEXT, "white", SampleDoc.WHITE),
                new Look(Mechanism.WHITE_TEXT, "white as a colour", SampleDoc.WHITE_AS_COLOUR),
                new Look(Mechanism.WHITE_TEXT, "yellow on yellow", SampleDoc.YELLOW_ON_YELLOW),
                new Look(Mechanism.TINY_TEXT, "tiny", SampleDoc.TINY))) {
            doc(
                    each.mechanism(),
                    each.what(),
                    NOTED,
                    file -> file.with(SampleDoc.Text.BODY, noted() + " ", each.look())
                            .with("and more\r"));
            doc(each.mechanism(), each.what() + " table", ROSTER, file -> file.withTable(each.look(), roster()));
        }
        doc(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                file -> file.with(SampleDoc.Text.COMMENT, noted() + "\r", SampleDoc.PLAIN));
        doc(
                Mechanism.COMMENT,
                "table in a comment",
                ROSTER,
                file -> file.withTable(SampleDoc.Text.COMMENT, SampleDoc.PLAIN, SampleDoc.PLAIN, roster()));
        doc(
                Mechanism.DRAWING_TEXT,
                "box",
                NOTED,
                file -> file.with(SampleDoc.Text.BOX, noted() + "\r", SampleDoc.PLAIN));
        doc(
                Mechanism.HYPERLINK,
                "field",
                NOTED,
                file -> file.with("\u0013 HYPERLINK \"https://example.org/" + noted().replace(' ', '/')
                        + "\" \u0014here\u0015\r"));
        doc(Mechanism.EARLIER_REVISION, "left by a fast save", NOTED, file -> file.leaving(noted() + "\r"));
        doc(
                Mechanism.WHITE_TEXT,
                "half of a number",
                1,
                file -> file.with("A999")
                        .with(SampleDoc.Text.BODY, "163159", SampleDoc.WHITE)
                        .with("\r"));
    }

    private void streams() {
        adding(Mechanism.DOC_PROPERTY, "title", NOTED, root -> {
            var summary = PropertySetFactory.newSummaryInformation();
            summary.setTitle(noted());
            root.createDocument("\u0005SummaryInformation", new ByteArrayInputStream(propertySet(summary)));
        });
        adding(
                Mechanism.EMBEDDED_OBJECT,
                "workbook",
                ROSTER,
                root -> root.createDirectory("ObjectPool")
                        .createDirectory("_1")
                        .createDocument("Package", new ByteArrayInputStream(SampleFiles.visibleRoster(ROSTER))));
        adding(
                Mechanism.EMBEDDED_OBJECT,
                "document",
                ROSTER,
                root -> copy(
                        SampleDoc.figures().withTable(SampleDoc.PLAIN, roster()).bytes(),
                        root.createDirectory("ObjectPool").createDirectory("_1")));
        adding(
                Mechanism.MACRO,
                "macro",
                NOTED,
                root -> MacroProject.writeTo(
                        root.createDirectory("Macros"), "Sub A()\r\n' " + noted() + "\r\nEnd Sub\r\n"));
        adding(
                Mechanism.OTHER_PART,
                "stream nobody knows",
                NOTED,
                root -> root.createDocument(
                        "Thing", new ByteArrayInputStream(noted().getBytes(StandardCharsets.US_ASCII))));
        adding(
                Mechanism.EARLIER_REVISION,
                "table that is not in use",
                NOTED,
                root -> root.createDocument(
                        "0Table", new ByteArrayInputStream(noted().getBytes(StandardCharsets.US_ASCII))));
        adding(
                Mechanism.CUSTOM_XML,
                "custom XML",
                NOTED,
                root -> root.createDirectory("MsoDataStore")
                        .createDirectory("a")
                        .createDocument(
                                "Item",
                                new ByteArrayInputStream(
                                        ("<a>" + noted() + "</a>").getBytes(StandardCharsets.US_ASCII))));
        adding(
                Mechanism.IMAGE_TEXT,
                "data of pictures",
                UNREAD,
                root -> root.createDocument("Data", new ByteArrayInputStream(new byte[100])));
    }

    private static void copy(byte[] file, org.apache.poi.poifs.filesystem.DirectoryEntry into)
            throws java.io.IOException {
        for (String name : List.of("WordDocument", "1Table")) {
            into.createDocument(name, new ByteArrayInputStream(SamplePpt.stream(file, name)));
        }
    }

    private static byte[] propertySet(org.apache.poi.hpsf.PropertySet set) throws java.io.IOException {
        var out = new java.io.ByteArrayOutputStream();
        try {
            set.write(out);
        } catch (org.apache.poi.hpsf.WritingNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void slides() {
        ppt(Mechanism.SLIDE_HIDDEN, "slide", ROSTER, show -> {
            var slide = show.createSlide();
            SamplePpt.table(slide, roster());
            slide.setHidden(true);
        });
        ppt(Mechanism.WHITE_TEXT, "white", NOTED, show -> SamplePpt.text(show.createSlide(), noted(), 20, Color.WHITE));
        ppt(Mechanism.TINY_TEXT, "tiny", NOTED, show -> SamplePpt.text(show.createSlide(), noted(), 1, Color.BLACK));
        ppt(
                Mechanism.OFF_PAGE,
                "beside the slide",
                NOTED,
                show -> SamplePpt.text(show.createSlide(), noted(), 20, Color.BLACK)
                        .setAnchor(new Rectangle(5_000, 10, 100, 20)));
        ppt(Mechanism.MASTER, "master", NOTED, show -> {
            var box = new org.apache.poi.hslf.usermodel.HSLFTextBox();
            show.getSlideMasters().get(0).addShape(box);
            box.setText(noted());
        });
        ppt(
                Mechanism.HYPERLINK,
                "link",
                NOTED,
                show -> SamplePpt.text(show.createSlide(), "here", 20, Color.BLACK)
                        .createHyperlink()
                        .setAddress("https://example.org/" + noted().replace(' ', '/')));
        byte[] signed = SamplePicture.jpegWithExif(SamplePicture.exif(SamplePicture.ARTIST, noted()));
        ppt(Mechanism.IMAGE_METADATA, "picture", NOTED, show -> picture(show, signed));
        ppt(Mechanism.IMAGE_TEXT, "picture", UNREAD, show -> picture(show, SamplePicture.plain("jpeg")));
        byte[] clean = new SamplePpt().bytes();
        byte[] noted = new SamplePpt()
                .with(show -> SamplePpt.text(show.getSlides().get(0), noted(), 20, Color.BLACK))
                .bytes();
        cases.add(new MechanismCase(
                "ppt",
                Mechanism.EARLIER_REVISION,
                "fast save",
                NOTED,
                SamplePpt.savedFast(noted, clean),
                SamplePpt.savedFast(clean, clean)));
    }

    private static void picture(HSLFSlideShow show, byte[] jpeg) {
        try {
            show.getSlides().get(0).createPicture(show.addPicture(jpeg, PictureData.PictureType.JPEG));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
