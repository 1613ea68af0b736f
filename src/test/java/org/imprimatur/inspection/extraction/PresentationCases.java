package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;
import static org.imprimatur.testing.SampleOffice.shape;
import static org.imprimatur.testing.SampleOffice.slideText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOffice;
import org.imprimatur.testing.SamplePackage;
import org.imprimatur.testing.SampleParts;

/** Every means in presentations of PowerPoint. */
final class PresentationCases {
    /** A slide of figures: a title, a box in a dark colour with light letters, and a table. */
    static final String FIGURES = shape(1, 0.5, 8, 1, "", slideText("", "Detention statistics FY23, report 202211281"))
            + shape(1, 6, 8, 1, fill("1F3864"), slideText(letters("FFFFFF"), "Statistics office, (202) 555-0134"))
            + table(
                    "",
                    "",
                    List.of(List.of("Facility", "Facility ID", "Total"), List.of("Cedar Flats", "300000003", "1,201")));

    private static final Map<String, String> TYPES = Map.of(
            "pptm", "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            "ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
            "ppsm", "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
            "potx", "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
            "potm", "application/vnd.ms-powerpoint.template.macroEnabled.main+xml");

    private final List<MechanismCase> cases = new ArrayList<>();

    private PresentationCases() {}

    static List<MechanismCase> all() {
        var all = new PresentationCases();
        all.slides();
        all.looks();
        all.places();
        all.pages();
        all.parts();
        all.endings();
        return all.cases;
    }

    static SampleOffice figures() {
        return SampleOffice.presentation().withSlide(FIGURES);
    }

    private void slide(Mechanism mechanism, String what, int people, String shapes) {
        add(mechanism, what, people, SampleOffice.presentation().withSlide(FIGURES + shapes));
    }

    private void add(Mechanism mechanism, String what, int people, SamplePackage file) {
        cases.add(new MechanismCase(
                "pptx", mechanism, what, people, file.bytes(), figures().bytes()));
    }

    private static String fill(String rgb) {
        return "<a:solidFill><a:srgbClr val=\"" + rgb + "\"/></a:solidFill>";
    }

    private static String letters(String rgb) {
        return "<a:rPr>" + fill(rgb) + "</a:rPr>";
    }

    static String box(String properties, String run, String text) {
        return shape(2, 2, 6, 1, properties, slideText(run, text));
    }

    static String table(String run, String cellProperties, List<? extends List<?>> rows) {
        var table = new StringBuilder(
                "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Table\"/></p:nvGraphicFramePr><p:xfrm>"
                        + "<a:off x=\"914400\" y=\"2914400\"/><a:ext cx=\"7314400\" cy=\"2114400\"/></p:xfrm><a:graphic>"
                        + "<a:graphicData><a:tbl><a:tblPr/>");
        for (List<?> row : rows) {
            table.append("<a:tr>");
            for (Object value : row) {
                table.append("<a:tc><a:txBody>" + slideText(run, value.toString()) + "</a:txBody><a:tcPr>"
                        + cellProperties + "</a:tcPr></a:tc>");
            }
            table.append("</a:tr>");
        }
        return table.append("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>")
                .toString();
    }

    private void slides() {
        add(Mechanism.SLIDE_HIDDEN, "slide", NOTED, figures().withSlide(" show=\"0\"", box("", "", noted())));
        add(
                Mechanism.SLIDE_HIDDEN,
                "table on a slide",
                ROSTER,
                figures().withSlide(" show=\"0\"", table("", "", roster())));
        add(
                Mechanism.SLIDE_HIDDEN,
                "slide that no list names",
                NOTED,
                figures().withPage("ppt/slides/slide9.xml", "slide", "sld", "", box("", "", noted())));
    }

    private void looks() {
        slide(Mechanism.WHITE_TEXT, "white letters", NOTED, box("", letters("FFFFFF"), noted()));
        slide(
                Mechanism.WHITE_TEXT,
                "colour of the ground by theme",
                NOTED,
                box(
                        "",
                        "<a:rPr><a:solidFill><a:schemeClr val=\"bg1\"><a:lumMod val=\"97000\"/></a:schemeClr></a:solidFill></a:rPr>",
                        noted()));
        slide(Mechanism.WHITE_TEXT, "colour of the box", NOTED, box(fill("C00000"), letters("C00000"), noted()));
        slide(
                Mechanism.WHITE_TEXT,
                "colour of the box below",
                NOTED,
                shape(1, 1, 9, 4, fill("1F3864"), "") + box("<a:noFill/>", letters("1F3864"), noted()));
        slide(Mechanism.WHITE_TEXT, "usual letters on black", NOTED, box(fill("000000"), "", noted()));
        slide(
                Mechanism.WHITE_TEXT,
                "marker",
                NOTED,
                box(
                        "",
                        "<a:rPr>" + fill("000000") + "<a:highlight><a:srgbClr val=\"000000\"/></a:highlight></a:rPr>",
                        noted()));
        slide(Mechanism.WHITE_TEXT, "table", ROSTER, table(letters("FFFFFF"), "", roster()));
        slide(Mechanism.WHITE_TEXT, "cells", ROSTER, table(letters("203040"), fill("203040"), roster()));
        slide(Mechanism.TINY_TEXT, "one point", NOTED, box("", "<a:rPr sz=\"100\"/>", noted()));
        slide(Mechanism.INVISIBLE_TEXT, "letters without paint", NOTED, box("", "<a:rPr><a:noFill/></a:rPr>", noted()));
        slide(
                Mechanism.INVISIBLE_TEXT,
                "letters that are clear",
                NOTED,
                box(
                        "",
                        "<a:rPr><a:solidFill><a:srgbClr val=\"000000\"><a:alpha val=\"0\"/></a:srgbClr></a:solidFill></a:rPr>",
                        noted()));
        slide(
                Mechanism.COVERED_TEXT,
                "cells under a merged one",
                NOTED,
                table("", "", List.of(List.of("Total", "x")))
                        + table("", "", List.of(List.of("Total"), List.of(noted())))
                                .replace(
                                        "<a:tc><a:txBody><a:p><a:r><a:t>A",
                                        "<a:tc vMerge=\"1\"><a:txBody><a:p><a:r><a:t>A"));
    }

    private void places() {
        String text = slideText("", noted());
        slide(Mechanism.OFF_PAGE, "left of the slide", NOTED, shape(-8, 1, 6, 1, "", text));
        slide(Mechanism.OFF_PAGE, "below the slide", NOTED, shape(1, 9, 6, 1, "", text));
        slide(
                Mechanism.OFF_PAGE,
                "in a group beside the slide",
                NOTED,
                group(
                        "",
                        "<a:xfrm><a:off x=\"20000000\" y=\"0\"/><a:ext cx=\"100\" cy=\"100\"/><a:chOff x=\"0\" y=\"0\"/>"
                                + "<a:chExt cx=\"100\" cy=\"100\"/></a:xfrm>",
                        shape(1, 1, 2, 1, "", text)));
        slide(
                Mechanism.INVISIBLE_TEXT,
                "hidden box",
                NOTED,
                box("", "", noted()).replace("name=\"Box\"", "name=\"Box\" hidden=\"1\""));
        slide(Mechanism.INVISIBLE_TEXT, "hidden group", NOTED, group(" hidden=\"1\"", "", shape(1, 1, 2, 1, "", text)));
        slide(
                Mechanism.INVISIBLE_TEXT,
                "box for old programs only",
                NOTED,
                "<mc:AlternateContent><mc:Choice Requires=\"p14\"/><mc:Fallback>" + box("", "", noted())
                        + "</mc:Fallback></mc:AlternateContent>");
        slide(
                Mechanism.COVERED_TEXT,
                "under a box",
                NOTED,
                box("", "", noted()) + shape(1.9, 1.9, 6.2, 1.2, fill("000000"), ""));
        slide(
                Mechanism.COVERED_TEXT,
                "line under a box",
                NOTED,
                shape(
                                2,
                                2,
                                8,
                                3,
                                "",
                                slideText("<a:rPr sz=\"1800\"/>", "Held") + slideText("<a:rPr sz=\"1800\"/>", noted()))
                        + shape(2, 2.33, 8, 0.4, fill("000000"), ""));
        slide(
                Mechanism.COVERED_TEXT,
                "table under a box",
                ROSTER,
                table("", "", roster()) + shape(0.9, 3, 9, 3, fill("FFFFFF"), ""));
        slide(
                Mechanism.COVERED_TEXT,
                "under a picture",
                NOTED,
                box("", "", noted())
                        + "<p:pic><p:nvPicPr><p:cNvPr id=\"5\" name=\"Picture\"/></p:nvPicPr><p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                        + "<a:ext cx=\"12192000\" cy=\"6858000\"/></a:xfrm></p:spPr></p:pic>");
        slide(
                Mechanism.DRAWING_TEXT,
                "description of a picture",
                NOTED,
                "<p:pic><p:nvPicPr><p:cNvPr id=\"5\" name=\"Picture\" descr=\"" + noted()
                        + "\"/></p:nvPicPr><p:spPr/></p:pic>");
        slide(Mechanism.OTHER_PART, "comment in the XML", NOTED, "<!-- " + noted() + " -->");
    }

    private static String group(String attributes, String properties, String shapes) {
        return "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"8\" name=\"Group\"" + attributes + "/></p:nvGrpSpPr><p:grpSpPr>"
                + properties + "</p:grpSpPr>" + shapes + "</p:grpSp>";
    }

    private void pages() {
        add(
                Mechanism.NOTES,
                "notes",
                NOTED,
                figures()
                        .withPage("ppt/notesSlides/notesSlide1.xml", "notesSlide", "notes", "", box("", "", noted()))
                        .relatedFromSheet(1, "notesSlide", "../notesSlides/notesSlide1.xml"));
        add(
                Mechanism.MASTER,
                "layout",
                NOTED,
                figures()
                        .withPage(
                                "ppt/slideLayouts/slideLayout1.xml",
                                "slideLayout",
                                "sldLayout",
                                "",
                                box("", "", noted()))
                        .relatedFromSheet(1, "slideLayout", "../slideLayouts/slideLayout1.xml"));
        add(
                Mechanism.MASTER,
                "master of handouts",
                NOTED,
                figures()
                        .withPage(
                                "ppt/handoutMasters/handoutMaster1.xml",
                                "handoutMaster",
                                "handoutMaster",
                                "",
                                box("", "", noted()))
                        .relatedFromWorkbook("handoutMaster", "handoutMasters/handoutMaster1.xml"));
    }

    private void parts() {
        String p = " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
        String type = "application/vnd.openxmlformats-officedocument.presentationml.";
        add(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                figures()
                        .withText(
                                "ppt/comments/comment1.xml",
                                type + "comments+xml",
                                "<p:cmLst" + p + "><p:cm authorId=\"0\"><p:text>" + noted()
                                        + "</p:text></p:cm></p:cmLst>")
                        .relatedFromSheet(1, "comments", "../comments/comment1.xml"));
        add(
                Mechanism.COMMENT,
                "author",
                1,
                figures()
                        .withText(
                                "ppt/commentAuthors.xml",
                                type + "commentAuthors+xml",
                                "<p:cmAuthorLst" + p + "><p:cmAuthor name=\"" + noted().split(" ", 2)[0]
                                        + "\"/></p:cmAuthorLst>")
                        .relatedFromWorkbook("commentAuthors", "commentAuthors.xml"));
        add(
                Mechanism.OTHER_PART,
                "tag",
                NOTED,
                figures()
                        .withText(
                                "ppt/tags/tag1.xml",
                                type + "tags+xml",
                                "<p:tagLst" + p + "><p:tag name=\"HOLD\" val=\"" + noted() + "\"/></p:tagLst>")
                        .relatedFromWorkbook("tags", "tags/tag1.xml"));
        add(
                Mechanism.OTHER_PART,
                "name of a show",
                NOTED,
                figures().with("<p:custShowLst><p:custShow name=\"" + noted() + "\" id=\"0\"/></p:custShowLst>"));
        add(
                Mechanism.DRAWING_TEXT,
                "diagram",
                NOTED,
                figures()
                        .withText(
                                "ppt/diagrams/data1.xml",
                                "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
                                "<d:dataModel xmlns:d=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
                                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><d:pt><d:t>"
                                        + slideText("", noted()) + "</d:t></d:pt></d:dataModel>")
                        .relatedFromSheet(1, "diagramData", "../diagrams/data1.xml"));
        with(
                Mechanism.DOC_PROPERTY,
                "description in the properties",
                NOTED,
                file -> SampleParts.description(file, noted()));
        with(Mechanism.CHART_CACHE, "points", NOTED, file -> SampleParts.chart(file, List.of(noted().split(" "))));
        with(Mechanism.CUSTOM_XML, "item", NOTED, file -> SampleParts.customXml(file, noted()));
        with(Mechanism.HYPERLINK, "target", 1, file -> SampleParts.link(file, noted().split(" ", 2)[0]));
        with(Mechanism.MACRO, "module", NOTED, file -> SampleParts.macro(file, noted()));
        with(
                Mechanism.EMBEDDED_OBJECT,
                "workbook",
                ROSTER,
                file -> SampleParts.embedded(file, SampleFiles.visibleRoster(ROSTER)));
        with(Mechanism.IMAGE_TEXT, "picture", UNREAD, SampleParts::picture);
        with(Mechanism.IMAGE_TEXT, "thumbnail", UNREAD, SampleParts::thumbnail);
        with(Mechanism.OTHER_PART, "unknown part", UNREAD, SampleParts::unknown);
    }

    private void endings() {
        new TreeMap<>(TYPES)
                .forEach((ending, type) -> cases.add(new MechanismCase(
                        ending,
                        Mechanism.SLIDE_HIDDEN,
                        "slide",
                        NOTED,
                        figures()
                                .withSlide(" show=\"0\"", box("", "", noted()))
                                .typed(type)
                                .bytes(),
                        figures().typed(type).bytes())));
    }

    private void with(Mechanism mechanism, String what, int people, UnaryOperator<SamplePackage> hide) {
        add(mechanism, what, people, hide.apply(figures()));
    }
}
