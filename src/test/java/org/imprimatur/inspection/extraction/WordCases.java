package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;
import static org.imprimatur.testing.SampleOffice.paragraph;
import static org.imprimatur.testing.SampleOffice.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOffice;
import org.imprimatur.testing.SamplePackage;
import org.imprimatur.testing.SampleParts;

/** Every means in text documents of Word. */
final class WordCases {
    /** A report on figures, with numbers of cases, a telephone number and the name of a facility. */
    static final String FIGURES = paragraph("<w:b/>", "Detention statistics FY23, report 202211281")
            + table(
                    "",
                    List.of(
                            List.of("Facility", "Facility ID", "Total"),
                            List.of("Cedar Flats Center", "300000003", "1,201")))
            + paragraph("", "Questions go to the statistics office, (202) 555-0134, by 11/28/2022.");

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private final List<MechanismCase> cases = new ArrayList<>();

    private WordCases() {}

    static List<MechanismCase> all() {
        var all = new WordCases();
        all.looks();
        all.styles();
        all.changes();
        all.places();
        all.parts();
        all.shared();
        return all.cases;
    }

    static SampleOffice figures() {
        return SampleOffice.document(FIGURES);
    }

    private void body(Mechanism mechanism, String what, int people, String xml) {
        add(mechanism, what, people, SampleOffice.document(FIGURES + xml));
    }

    private void add(Mechanism mechanism, String what, int people, SamplePackage file) {
        cases.add(new MechanismCase(
                "docx", mechanism, what, people, file.bytes(), figures().bytes()));
    }

    static String table(String cellProperties, List<? extends List<?>> rows) {
        return tableOf("", cellProperties, "", rows);
    }

    private static String tableOf(
            String rowProperties, String cellProperties, String run, List<? extends List<?>> rows) {
        var table = new StringBuilder("<w:tbl><w:tblPr/><w:tblGrid/>");
        for (List<?> row : rows) {
            table.append("<w:tr><w:trPr>" + rowProperties + "</w:trPr>");
            for (Object value : row) {
                table.append(
                        "<w:tc><w:tcPr>" + cellProperties + "</w:tcPr>" + paragraph(run, value.toString()) + "</w:tc>");
            }
            table.append("</w:tr>");
        }
        return table.append("</w:tbl>").toString();
    }

    private void looks() {
        String white = "<w:color w:val=\"FFFFFF\"/>";
        body(Mechanism.VANISH, "hidden run", NOTED, paragraph("<w:vanish/>", noted()));
        body(Mechanism.VANISH, "hidden table", ROSTER, tableOf("", "", "<w:vanish/>", roster()));
        body(Mechanism.VANISH, "hidden rows", ROSTER, tableOf("<w:hidden/>", "", "", roster()));
        body(Mechanism.VANISH, "hidden on screen", NOTED, paragraph("<w:webHidden/>", noted()));
        body(Mechanism.WHITE_TEXT, "white run", NOTED, paragraph(white, noted()));
        body(Mechanism.WHITE_TEXT, "nearly white run", NOTED, paragraph("<w:color w:val=\"FAFAFA\"/>", noted()));
        body(Mechanism.WHITE_TEXT, "white table", ROSTER, tableOf("", "", white, roster()));
        body(
                Mechanism.WHITE_TEXT,
                "colour of the theme",
                NOTED,
                paragraph("<w:color w:val=\"000000\" w:themeColor=\"background1\"/>", noted()));
        body(Mechanism.WHITE_TEXT, "black marker", NOTED, paragraph("<w:highlight w:val=\"black\"/>", noted()));
        body(
                Mechanism.WHITE_TEXT,
                "black on black",
                NOTED,
                paragraph("<w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:fill=\"000000\"/>", noted()));
        body(
                Mechanism.WHITE_TEXT,
                "black on a solid pattern",
                NOTED,
                paragraph(
                        "<w:color w:val=\"000000\"/><w:shd w:val=\"solid\" w:color=\"auto\" w:fill=\"auto\"/>",
                        noted()));
        body(
                Mechanism.WHITE_TEXT,
                "colour of the cell",
                ROSTER,
                tableOf("", "<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>", "<w:color w:val=\"1F3864\"/>", roster()));
        body(
                Mechanism.WHITE_TEXT,
                "colour of the paragraph",
                NOTED,
                "<w:p><w:pPr><w:shd w:val=\"clear\" w:fill=\"C00000\"/></w:pPr>"
                        + run("<w:color w:val=\"C00000\"/>", noted()) + "</w:p>");
        body(Mechanism.TINY_TEXT, "half a point", NOTED, paragraph("<w:sz w:val=\"1\"/>", noted()));
        body(Mechanism.TINY_TEXT, "narrow", NOTED, paragraph("<w:w w:val=\"1\"/>", noted()));
        body(
                Mechanism.TINY_TEXT,
                "low lines",
                NOTED,
                "<w:p><w:pPr><w:spacing w:line=\"1\" w:lineRule=\"exact\"/></w:pPr>" + run("", noted()) + "</w:p>");
        body(
                Mechanism.TINY_TEXT,
                "low rows",
                ROSTER,
                tableOf("<w:trHeight w:val=\"1\" w:hRule=\"exact\"/>", "", "", roster()));
        body(
                Mechanism.INVISIBLE_TEXT,
                "letters without paint",
                NOTED,
                paragraph("<w14:textFill><w14:noFill/></w14:textFill>", noted()));
        body(
                Mechanism.OFF_PAGE,
                "indented off the page",
                NOTED,
                "<w:p><w:pPr><w:ind w:left=\"-20000\"/></w:pPr>" + run("", noted()) + "</w:p>");
    }

    private void styles() {
        String styled = "<w:p><w:pPr><w:pStyle w:val=\"Aside\"/></w:pPr>" + run("", noted()) + "</w:p>";
        String base = "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"Aside\"><w:basedOn w:val=\"Base\"/></w:style>";
        add(
                Mechanism.VANISH,
                "hidden by a style's base",
                NOTED,
                SampleOffice.document(FIGURES + styled).withStyles(base));
        add(
                Mechanism.VANISH,
                "hidden by a style of characters",
                NOTED,
                SampleOffice.document(FIGURES + paragraph("<w:rStyle w:val=\"Still\"/>", noted()))
                        .withStyles(
                                "<w:style w:type=\"character\" w:styleId=\"Still\"><w:rPr><w:vanish/></w:rPr></w:style>"));
        add(
                Mechanism.WHITE_TEXT,
                "white by default",
                NOTED,
                SampleOffice.document(paragraph("", noted()))
                        .withStyles(
                                "<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:rPrDefault>"
                                        + "</w:docDefaults>"));
        String table = table("", roster()).replace("<w:tblPr/>", "<w:tblPr><w:tblStyle w:val=\"Pale\"/></w:tblPr>");
        add(
                Mechanism.WHITE_TEXT,
                "style of the table",
                ROSTER,
                SampleOffice.document(FIGURES + table)
                        .withStyles(
                                "<w:style w:type=\"table\" w:styleId=\"Pale\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>"
                                        + "</w:style>"));
        add(
                Mechanism.TINY_TEXT,
                "style of the paragraph",
                NOTED,
                SampleOffice.document(FIGURES + styled)
                        .withStyles(
                                "<w:style w:type=\"paragraph\" w:styleId=\"Aside\"><w:rPr><w:sz w:val=\"2\"/></w:rPr>"
                                        + "</w:style>"));
    }

    private void changes() {
        String by = " w:id=\"1\" w:author=\"Office\" w:date=\"2022-11-20T10:00:00Z\"";
        String deleted = "<w:del" + by + "><w:r><w:delText>" + noted() + "</w:delText></w:r></w:del>";
        body(
                Mechanism.TRACKED_DELETION,
                "run",
                NOTED,
                "<w:p>" + run("", "This ") + deleted + run("", "month") + "</w:p>");
        body(Mechanism.TRACKED_DELETION, "rows", ROSTER, tableOf("<w:del" + by + "/>", "", "", roster()));
        body(Mechanism.TRACKED_DELETION, "cells", ROSTER, tableOf("", "<w:cellDel" + by + "/>", "", roster()));
        body(Mechanism.TRACKED_INSERTION, "run", NOTED, "<w:p><w:ins" + by + ">" + run("", noted()) + "</w:ins></w:p>");
        body(Mechanism.TRACKED_INSERTION, "rows", ROSTER, tableOf("<w:ins" + by + "/>", "", "", roster()));
        body(
                Mechanism.TRACKED_MOVE,
                "run",
                NOTED,
                "<w:p><w:moveFrom" + by + ">" + run("", noted()) + "</w:moveFrom></w:p>");
        body(
                Mechanism.TRACKED_INSERTION,
                "where a run was moved to",
                NOTED,
                "<w:p><w:moveTo" + by + ">" + run("", noted()) + "</w:moveTo></w:p>");
    }

    private void places() {
        String box = "<w:txbxContent>" + paragraph("", noted()) + "</w:txbxContent>";
        body(Mechanism.OFF_PAGE, "box beside the page", NOTED, anchored("-9000000", "", box));
        body(Mechanism.INVISIBLE_TEXT, "hidden box", NOTED, anchored("100", " hidden=\"1\"", box));
        body(
                Mechanism.INVISIBLE_TEXT,
                "hidden box of the old kind",
                NOTED,
                "<w:p><w:r><w:pict><v:shape style=\"position:absolute;visibility:hidden\"><v:textbox>" + box
                        + "</v:textbox></v:shape></w:pict></w:r></w:p>");
        body(
                Mechanism.INVISIBLE_TEXT,
                "box for old programs only",
                NOTED,
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
                        + "<v:shape><v:textbox>" + box
                        + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
                        + "</w:r></w:p>");
        body(
                Mechanism.DRAWING_TEXT,
                "description of a picture",
                NOTED,
                "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"" + noted()
                        + "\"/></wp:inline></w:drawing></w:r></w:p>");
        body(
                Mechanism.COVERED_TEXT,
                "cells under a merged one",
                NOTED,
                "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + paragraph("", "Total")
                        + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph("", noted())
                        + "</w:tc></w:tr></w:tbl>");
        body(
                Mechanism.HYPERLINK,
                "target of a field",
                1,
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://example.invalid/"
                        + noted().split(" ", 2)[0]
                        + "\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                        + run("", "here") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
        body(
                Mechanism.OTHER_PART,
                "code of a field",
                NOTED,
                "<w:p><w:fldSimple w:instr=\" COMMENTS " + noted() + " \"/></w:p>");
        body(
                Mechanism.OTHER_PART,
                "name of a bookmark",
                1,
                "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"" + noted().split(" ", 2)[0] + "\"/></w:p>");
        body(
                Mechanism.FORM_FIELD,
                "list of a content control",
                1,
                "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"" + noted().split(" ", 2)[0]
                        + "\"/></w:dropDownList></w:sdtPr><w:sdtContent>" + paragraph("", "Total")
                        + "</w:sdtContent></w:sdt>");
        body(Mechanism.OTHER_PART, "comment in the XML", NOTED, "<!-- " + noted() + " -->");
    }

    private static String anchored(String left, String docPr, String box) {
        return "<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom=\"page\"><wp:posOffset>" + left
                + "</wp:posOffset></wp:positionH><wp:extent cx=\"2000000\" cy=\"500000\"/><wp:docPr id=\"1\" name=\"Box\""
                + docPr + "/><a:graphic><a:graphicData><wps:wsp><wps:spPr/><wps:txbx>" + box
                + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>";
    }

    private void parts() {
        add(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                figures()
                        .withWord(
                                "comments",
                                "comments",
                                "comments",
                                "<w:comment w:id=\"0\" w:author=\"A\">" + paragraph("", noted()) + "</w:comment>"));
        add(
                Mechanism.COMMENT,
                "table in a comment",
                ROSTER,
                figures()
                        .withWord(
                                "comments",
                                "comments",
                                "comments",
                                "<w:comment w:id=\"0\" w:author=\"A\">" + table("", roster()) + "</w:comment>"));
        add(
                Mechanism.OTHER_PART,
                "header of no page",
                NOTED,
                figures().withWord("header1", "header", "hdr", paragraph("", noted())));
        add(
                Mechanism.OTHER_PART,
                "building blocks",
                NOTED,
                figures()
                        .withWord(
                                "glossary/document",
                                "document.glossary",
                                "glossaryDocument",
                                "<w:docParts><w:docPart><w:docPartBody>" + paragraph("", noted())
                                        + "</w:docPartBody></w:docPart></w:docParts>"));
        add(
                Mechanism.DOC_PROPERTY,
                "variable",
                NOTED,
                figures().withSettings("<w:docVars><w:docVar w:name=\"hold\" w:val=\"" + noted() + "\"/></w:docVars>"));
        add(
                Mechanism.CONNECTION,
                "source of a mail merge",
                NOTED,
                figures().withSettings("<w:mailMerge><w:query w:val=\"select " + noted() + "\"/></w:mailMerge>"));
        add(
                Mechanism.EMBEDDED_OBJECT,
                "text of another format",
                NOTED,
                figures()
                        .withPart("word/afchunk1.txt", "text/plain", noted().getBytes(StandardCharsets.UTF_8))
                        .relatedFromWorkbook("aFChunk", "afchunk1.txt"));
        add(Mechanism.MACRO, "module", NOTED, SampleParts.macro(figures(), noted()));
        add(
                Mechanism.EMBEDDED_OBJECT,
                "document in a document",
                NOTED,
                SampleParts.embedded(
                        figures(), SampleOffice.document(paragraph("", noted())).bytes()));
    }

    private void shared() {
        with(
                Mechanism.DOC_PROPERTY,
                "description in the properties",
                NOTED,
                file -> SampleParts.description(file, noted()));
        with(Mechanism.CHART_CACHE, "points", NOTED, file -> SampleParts.chart(file, List.of(noted().split(" "))));
        with(Mechanism.CUSTOM_XML, "item", NOTED, file -> SampleParts.customXml(file, noted()));
        with(Mechanism.HYPERLINK, "target", 1, file -> SampleParts.link(file, noted().split(" ", 2)[0]));
        with(
                Mechanism.EMBEDDED_OBJECT,
                "workbook",
                ROSTER,
                file -> SampleParts.embedded(file, SampleFiles.visibleRoster(ROSTER)));
        with(Mechanism.IMAGE_TEXT, "picture", UNREAD, SampleParts::picture);
        with(Mechanism.IMAGE_TEXT, "thumbnail", UNREAD, SampleParts::thumbnail);
        with(Mechanism.OTHER_PART, "unknown part", UNREAD, SampleParts::unknown);
        add(Mechanism.VANISH, "in a template", NOTED, "dotx", SampleOffice.document(paragraph("<w:vanish/>", noted())));
        add(Mechanism.VANISH, "with macros", NOTED, "docm", SampleOffice.document(paragraph("<w:vanish/>", noted())));
        add(
                Mechanism.VANISH,
                "template with macros",
                NOTED,
                "dotm",
                SampleOffice.document(paragraph("<w:vanish/>", noted())));
    }

    private void with(Mechanism mechanism, String what, int people, UnaryOperator<SamplePackage> hide) {
        add(mechanism, what, people, hide.apply(figures()));
    }

    private void add(Mechanism mechanism, String what, int people, String ending, SampleOffice file) {
        String type = ending.equals("dotx")
                ? MAIN + "template.main+xml"
                : ending.equals("docm")
                        ? "application/vnd.ms-word.document.macroEnabled.main+xml"
                        : "application/vnd.ms-word.template.macroEnabledTemplate.main+xml";
        cases.add(new MechanismCase(
                ending,
                mechanism,
                what,
                people,
                file.typed(type).bytes(),
                figures().typed(type).bytes()));
    }
}
