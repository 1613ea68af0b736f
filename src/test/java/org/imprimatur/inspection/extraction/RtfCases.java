package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;
import static org.imprimatur.testing.SampleRtf.table;
import static org.imprimatur.testing.SampleRtf.withFigures;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePicture;
import org.imprimatur.testing.SampleRtf;

/** Every means in Rich Text Format. */
final class RtfCases {
    private final List<MechanismCase> cases = new ArrayList<>();

    private RtfCases() {}

    static List<MechanismCase> all() {
        var cases = new RtfCases();
        cases.looks();
        cases.destinations();
        cases.objects();
        return cases.cases;
    }

    private void add(Mechanism mechanism, String what, int people, String hiding, String harmless) {
        cases.add(new MechanismCase("rtf", mechanism, what, people, withFigures(hiding), withFigures(harmless)));
    }

    /** The same words with this before them and without. */
    private void look(Mechanism mechanism, String control) {
        String rows = table(roster()).replace("\\pard\\intbl ", "\\pard\\intbl" + control + " ");
        add(mechanism, "table " + control, ROSTER, "{" + rows + "}", table(List.of(List.of("Total", 5))));
        add(mechanism, control, NOTED, "{" + control + " " + noted() + "}\\par", "{" + control + "\\par}");
    }

    private void looks() {
        look(Mechanism.VANISH, "\\v");
        look(Mechanism.TRACKED_DELETION, "\\deleted");
        look(Mechanism.TRACKED_INSERTION, "\\revised");
        look(Mechanism.TRACKED_MOVE, "\\mvf");
        look(Mechanism.WHITE_TEXT, "\\cf1");
        look(Mechanism.WHITE_TEXT, "\\cf3\\highlight3");
        look(Mechanism.WHITE_TEXT, "\\cf2\\chcbpat2");
        look(Mechanism.TINY_TEXT, "\\fs2");
        look(Mechanism.TINY_TEXT, "\\charscalex1");
        look(Mechanism.OFF_PAGE, "\\li31680");
        add(Mechanism.WHITE_TEXT, "half of a number", 1, "A999{\\cf1 163159}\\par", "A999{\\cf1 }\\par");
    }

    private void destinations() {
        add(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                "Text{\\*\\atnid AB}{\\*\\atnauthor A B}\\chatn{\\*\\annotation\\pard " + noted() + "}\\par",
                "Text\\par");
        add(Mechanism.COMMENT, "author of a comment", NOTED, "Text{\\*\\atnauthor " + noted() + "}\\par", "Text\\par");
        for (String property : List.of("title", "subject", "doccomm", "keywords", "author", "company")) {
            add(
                    Mechanism.DOC_PROPERTY,
                    property,
                    NOTED,
                    "{\\info{\\" + property + " " + noted() + "}}",
                    "{\\info{\\" + property + " Figures}}");
        }
        add(
                Mechanism.DOC_PROPERTY,
                "property of its own",
                NOTED,
                "{\\*\\userprops{\\propname Note}\\proptype30{\\staticval " + noted() + "}}",
                "{\\*\\userprops{\\propname Note}\\proptype30{\\staticval None}}");
        add(
                Mechanism.DOC_PROPERTY,
                "variable",
                NOTED,
                "{\\*\\docvar{Note}{" + noted() + "}}",
                "{\\*\\docvar{Note}{None}}");
        add(
                Mechanism.HYPERLINK,
                "link",
                NOTED,
                "{\\field{\\*\\fldinst HYPERLINK \"https://example.org/" + noted().replace(' ', '/')
                        + "\"}{\\fldrslt here}}\\par",
                "{\\field{\\*\\fldinst HYPERLINK \"https://example.org/\"}{\\fldrslt here}}\\par");
        add(
                Mechanism.DEFINED_NAME,
                "bookmark",
                NOTED,
                "{\\*\\bkmkstart " + noted() + "}x\\par",
                "{\\*\\bkmkstart a}x\\par");
        add(
                Mechanism.FORM_FIELD,
                "form field",
                NOTED,
                "{\\field{\\*\\fldinst FORMTEXT{\\*\\formfield{\\*\\ffdeftext " + noted() + "}}}{\\fldrslt x}}",
                "{\\field{\\*\\fldinst FORMTEXT{\\*\\formfield{\\*\\ffdeftext none}}}{\\fldrslt x}}");
        add(
                Mechanism.DRAWING_TEXT,
                "words in a shape",
                NOTED,
                "{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv " + noted() + "}}}}",
                "{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv A gate}}}}");
        add(
                Mechanism.DRAWING_TEXT,
                "box",
                ROSTER,
                "{\\shp{\\*\\shpinst{\\shptxt " + table(roster()) + "}}}",
                "{\\shp{\\*\\shpinst{\\shptxt Figures\\par}}}");
        add(
                Mechanism.OTHER_PART,
                "destination nobody knows",
                NOTED,
                "{\\*\\nobody " + noted() + "}",
                "{\\*\\nobody x}");
        add(Mechanism.OTHER_PART, "instead of characters", 1, "\\uc10\\u8226 A999163159 x\\par", "\\uc1\\u8226 ?\\par");
        add(
                Mechanism.OTHER_PART,
                "style",
                NOTED,
                "{\\stylesheet{\\s1 " + noted() + ";}}",
                "{\\stylesheet{\\s1 heading 1;}{\\*\\cs2 \\additive Default;}}");
    }

    private void objects() {
        String object = SampleRtf.object("Excel.Sheet.12", SampleFiles.visibleRoster(ROSTER));
        add(Mechanism.EMBEDDED_OBJECT, "workbook", ROSTER, object, "Figures\\par");
        add(
                Mechanism.EMBEDDED_OBJECT,
                "object nobody reads",
                UNREAD,
                SampleRtf.object("Thing", new byte[] {1, 2, 3}),
                "Figures\\par");
        byte[] jpeg = SamplePicture.plain("jpeg");
        add(Mechanism.IMAGE_TEXT, "picture", UNREAD, SampleRtf.picture(jpeg), "Figures\\par");
        byte[] signed = SamplePicture.jpegWithExif(SamplePicture.exif(SamplePicture.ARTIST, noted()));
        add(Mechanism.IMAGE_METADATA, "picture", NOTED, SampleRtf.picture(signed), "Figures\\par");
        byte[] clean = withFigures("");
        cases.add(new MechanismCase(
                "rtf",
                Mechanism.OTHER_PART,
                "behind the end",
                NOTED,
                SamplePicture.joined(clean, noted().getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                SamplePicture.joined(clean, new byte[] {'\r', '\n', 0})));
    }
}
