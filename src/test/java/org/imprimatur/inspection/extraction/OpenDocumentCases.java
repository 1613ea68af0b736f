package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;
import static org.imprimatur.testing.SampleOpenDocument.paragraph;
import static org.imprimatur.testing.SampleOpenDocument.shape;
import static org.imprimatur.testing.SampleOpenDocument.slide;
import static org.imprimatur.testing.SampleOpenDocument.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOpenDocument;
import org.imprimatur.testing.SamplePicture;

/** Every means in documents of the Open Document Format. */
final class OpenDocumentCases {
    private static final String WHITE = "<style:text-properties fo:color=\"#ffffff\"/>";
    private static final String TINY = "<style:text-properties fo:font-size=\"1pt\"/>";

    private final List<MechanismCase> cases = new ArrayList<>();

    private OpenDocumentCases() {}

    static List<MechanismCase> all() {
        var cases = new OpenDocumentCases();
        cases.texts();
        cases.looks();
        cases.sheets();
        cases.sheetParts();
        cases.slides();
        cases.parts();
        return cases.cases;
    }

    private void text(Mechanism mechanism, String what, int people, UnaryOperator<SampleOpenDocument> hide) {
        add("odt", mechanism, what, people, hide.apply(SampleOpenDocument.text()), SampleOpenDocument.text());
    }

    private void text(Mechanism mechanism, String what, int people, String hiding, String harmless) {
        add(
                "odt",
                mechanism,
                what,
                people,
                SampleOpenDocument.text().with(hiding),
                SampleOpenDocument.text().with(harmless));
    }

    private void sheet(Mechanism mechanism, String what, int people, UnaryOperator<SampleOpenDocument> hide) {
        add(
                "ods",
                mechanism,
                what,
                people,
                hide.apply(SampleOpenDocument.spreadsheet()),
                SampleOpenDocument.spreadsheet());
    }

    private void slides(Mechanism mechanism, String what, int people, UnaryOperator<SampleOpenDocument> hide) {
        add(
                "odp",
                mechanism,
                what,
                people,
                hide.apply(SampleOpenDocument.presentation()),
                SampleOpenDocument.presentation());
    }

    private void add(
            String ending,
            Mechanism mechanism,
            String what,
            int people,
            SampleOpenDocument file,
            SampleOpenDocument twin) {
        cases.add(new MechanismCase(ending, mechanism, what, people, file.bytes(), twin.bytes()));
    }

    private void texts() {
        String section = "<text:section text:name=\"s\" text:display=\"none\">";
        text(
                Mechanism.VANISH,
                "section",
                ROSTER,
                section + table("Roster", roster()) + "</text:section>",
                section + "</text:section>");
        text(
                Mechanism.VANISH,
                "hidden text",
                NOTED,
                paragraph("Text<text:hidden-text text:string-value=\"" + noted() + "\"/>"),
                paragraph("Text"));
        text(
                Mechanism.VANISH,
                "hidden paragraph",
                NOTED,
                paragraph(noted() + "<text:hidden-paragraph text:is-hidden=\"true\"/>"),
                paragraph("Text<text:hidden-paragraph text:is-hidden=\"false\"/>"));
        text(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                paragraph("Text<office:annotation><dc:creator>A</dc:creator>" + paragraph(noted())
                        + "</office:annotation> more"),
                paragraph("Text more"));
        text(
                Mechanism.TRACKED_DELETION,
                "deletion",
                NOTED,
                "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info/>"
                        + paragraph(noted()) + "</text:deletion></text:changed-region></text:tracked-changes>",
                "<text:tracked-changes/>");
        text(
                Mechanism.TRACKED_INSERTION,
                "insertion",
                NOTED,
                "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion/></text:changed-region>"
                        + "</text:tracked-changes>"
                        + paragraph("Text <text:change-start text:change-id=\"c1\"/>" + noted()
                                + "<text:change-end text:change-id=\"c1\"/>"),
                paragraph("Text"));
        text(
                Mechanism.DRAWING_TEXT,
                "box",
                NOTED,
                paragraph("Text" + shape("", paragraph(noted()))),
                paragraph("Text" + shape("", paragraph("Figures"))));
        text(
                Mechanism.DRAWING_TEXT,
                "alternative text",
                NOTED,
                paragraph("<draw:frame><svg:desc>" + noted() + "</svg:desc></draw:frame>"),
                paragraph("<draw:frame><svg:desc>A gate</svg:desc></draw:frame>"));
        text(
                Mechanism.HYPERLINK,
                "link",
                NOTED,
                paragraph("<text:a xlink:href=\"https://example.org/" + noted().replace(' ', '/') + "\">here</text:a>"),
                paragraph("<text:a xlink:href=\"https://example.org/\">here</text:a>"));
        text(
                Mechanism.FORM_FIELD,
                "form",
                NOTED,
                "<office:forms><form:form><form:text form:value=\"" + noted() + "\"/></form:form></office:forms>",
                "<office:forms><form:form><form:text form:value=\"none\"/></form:form></office:forms>");
        text(
                Mechanism.OTHER_PART,
                "attribute nobody shows",
                NOTED,
                "<text:user-field-decls><text:user-field-decl office:string-value=\"" + noted()
                        + "\"/></text:user-field-decls>",
                "");
    }

    private void looks() {
        record Look(Mechanism mechanism, String properties) {}
        for (Look look : List.of(
                new Look(Mechanism.WHITE_TEXT, WHITE),
                new Look(
                        Mechanism.WHITE_TEXT,
                        "<style:text-properties fo:color=\"#204060\" fo:background-color=\"#204060\"/>"),
                new Look(Mechanism.TINY_TEXT, TINY),
                new Look(Mechanism.TINY_TEXT, "<style:text-properties style:text-position=\"0% 1%\"/>"),
                new Look(Mechanism.VANISH, "<style:text-properties text:display=\"none\"/>"))) {
            String span = "<text:p>Text <text:span text:style-name=\"s\">" + noted() + "</text:span></text:p>";
            text(
                    look.mechanism(),
                    "span " + look.properties(),
                    NOTED,
                    file -> file.style("text", "s", look.properties()).with(span));
            String paragraph = "<text:p text:style-name=\"p\">" + noted() + "</text:p>";
            text(
                    look.mechanism(),
                    "paragraph " + look.properties(),
                    NOTED,
                    file -> file.style("paragraph", "p", look.properties()).with(paragraph));
            text(
                    look.mechanism(),
                    "common style " + look.properties(),
                    NOTED,
                    file -> file.xml(
                                    "styles.xml",
                                    "<office:styles><style:style style:family=\"text\" style:name=\"s\">"
                                            + look.properties() + "</style:style></office:styles>")
                            .style("text", "t", "")
                            .with(span));
        }
        text(
                Mechanism.WHITE_TEXT,
                "half of a number",
                1,
                file -> file.style("text", "s", WHITE)
                        .with(paragraph("A999<text:span text:style-name=\"s\">163159</text:span>")));
    }

    private void sheets() {
        String roster = table("Roster", roster());
        sheet(
                Mechanism.SHEET_HIDDEN,
                "style of the sheet",
                ROSTER,
                file -> file.style("table", "h", "<style:table-properties table:display=\"false\"/>")
                        .with(table("Roster", "table:style-name=\"h\"", "", "", roster())));
        sheet(
                Mechanism.COLUMN_HIDDEN,
                "columns",
                ROSTER,
                file -> file.with(table("Roster", "", "table:visibility=\"collapse\"", "", roster())));
        sheet(
                Mechanism.COLUMN_HIDDEN,
                "no width",
                ROSTER,
                file -> file.style(
                                "table-column", "n", "<style:table-column-properties style:column-width=\"0.01cm\"/>")
                        .with(table("Roster", "", "table:style-name=\"n\"", "", roster())));
        sheet(
                Mechanism.ROW_HIDDEN,
                "rows",
                ROSTER,
                file -> file.with(
                        roster.replace("<table:table-row>", "<table:table-row table:visibility=\"filter\">")));
        sheet(
                Mechanism.WHITE_TEXT,
                "cells",
                ROSTER,
                file -> file.style("table-cell", "w", WHITE)
                        .with(table("Roster", "", "", "table:style-name=\"w\"", roster())));
        sheet(
                Mechanism.TINY_TEXT,
                "column's usual style",
                ROSTER,
                file -> file.style("table-cell", "t", TINY)
                        .with(table("Roster", "", "table:default-cell-style-name=\"t\"", "", roster())));
        sheet(
                Mechanism.COVERED_TEXT,
                "covered",
                ROSTER,
                file -> file.with(roster.replace("table:table-cell", "table:covered-table-cell")));
        sheet(
                Mechanism.NUMFMT_HIDDEN,
                "nothing shown",
                NOTED,
                file -> file.with(
                        "<table:table table:name=\"N\"><table:table-row><table:table-cell office:value-type=\"string\""
                                + " office:string-value=\"" + noted() + "\"/></table:table-row></table:table>"));
        sheet(
                Mechanism.FAR_CELL,
                "rows",
                ROSTER,
                file -> file.with(
                        table("Roster", roster())
                                .replace(
                                        "<table:table-column table:number-columns-repeated=\"20\" />",
                                        "<table:table-row table:number-rows-repeated=\"500\"><table:table-cell/></table:table-row>")));
    }

    private void sheetParts() {
        sheet(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                file -> file.with("<table:table table:name=\"C\"><table:table-row><table:table-cell><office:annotation>"
                        + paragraph(noted()) + "</office:annotation><text:p>x</text:p></table:table-cell>"
                        + "</table:table-row></table:table>"));
        sheet(
                Mechanism.EXTERNAL_LINK_CACHE,
                "another file's sheet",
                ROSTER,
                file -> file.with(table("'file:///c/other.ods'#$Sheet1", roster())));
        sheet(
                Mechanism.EXTERNAL_LINK_CACHE,
                "data of another program",
                ROSTER,
                file -> file.with("<table:dde-links><table:dde-link>" + table("", roster())
                        + "</table:dde-link></table:dde-links>"));
        sheet(
                Mechanism.DEFINED_NAME,
                "name",
                NOTED,
                file -> file.with(
                        "<table:named-expressions><table:named-expression table:name=\"n\" table:expression=\"of:=&quot;"
                                + noted() + "&quot;\"/></table:named-expressions>"));
        sheet(
                Mechanism.CELL_RULE,
                "rule",
                NOTED,
                file -> file.with(
                        "<table:content-validations><table:content-validation table:condition=\"cell-content-is-in-list(&quot;"
                                + noted() + "&quot;)\"/></table:content-validations>"));
        sheet(
                Mechanism.TRACKED_DELETION,
                "changes",
                NOTED,
                file -> file.with(
                        "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>"
                                + paragraph(noted())
                                + "</table:change-track-table-cell></table:previous></table:cell-content-change>"
                                + "</table:tracked-changes>"));
        sheet(
                Mechanism.PIVOT_CACHE,
                "pivot table",
                NOTED,
                file -> file.with(
                        "<table:data-pilot-tables><table:data-pilot-table><table:data-pilot-member table:name=\""
                                + noted() + "\"/></table:data-pilot-table></table:data-pilot-tables>"));
    }

    private void slides() {
        slides(
                Mechanism.SLIDE_HIDDEN,
                "slide",
                ROSTER,
                file -> file.style(
                                "drawing-page",
                                "h",
                                "<style:drawing-page-properties presentation:visibility=\"hidden\"/>")
                        .with(slide("draw:style-name=\"h\"", table("Roster", roster()))));
        slides(
                Mechanism.NOTES,
                "notes",
                NOTED,
                file -> file.with("<draw:page>" + shape("", paragraph("Figures")) + "<presentation:notes>"
                        + shape("", paragraph(noted())) + "</presentation:notes></draw:page>"));
        slides(
                Mechanism.OFF_PAGE,
                "beside the slide",
                NOTED,
                file -> file.with("<draw:page>"
                        + shape("", paragraph(noted())).replace("svg:x=\"1cm\"", "svg:x=\"99cm\"") + "</draw:page>"));
        slides(
                Mechanism.WHITE_TEXT,
                "white",
                NOTED,
                file -> file.style("text", "w", WHITE)
                        .with(slide("", paragraph("<text:span text:style-name=\"w\">" + noted() + "</text:span>"))));
        slides(
                Mechanism.MASTER,
                "master",
                NOTED,
                file -> file.xml(
                        "styles.xml",
                        "<office:master-styles><style:master-page style:name=\"m\">" + shape("", paragraph(noted()))
                                + "</style:master-page></office:master-styles>"));
        slides(
                Mechanism.COMMENT,
                "comment",
                NOTED,
                file -> file.with(
                        "<draw:page><office:annotation>" + paragraph(noted()) + "</office:annotation></draw:page>"));
    }

    private void parts() {
        for (String element :
                List.of("dc:title", "dc:description", "dc:creator", "meta:keyword", "meta:user-defined")) {
            text(
                    Mechanism.DOC_PROPERTY,
                    element,
                    NOTED,
                    file -> file.xml(
                            "meta.xml",
                            "<office:meta><" + element + ">" + noted() + "</" + element + "></office:meta>"));
        }
        text(
                Mechanism.OTHER_PART,
                "setting",
                NOTED,
                file -> file.xml(
                        "settings.xml", "<config:config-item config:name=\"a\">" + noted() + "</config:config-item>"));
        text(Mechanism.OTHER_PART, "part nobody knows", NOTED, file -> file.xml("any/thing.xml", noted()));
        text(
                Mechanism.MACRO,
                "macro",
                NOTED,
                file -> file.part(
                        "Basic/Standard/Module1.xml",
                        ("<?xml version=\"1.0\"?>\n<!DOCTYPE script:module PUBLIC \"-//OpenOffice.org//DTD\" \"module.dtd\">\n"
                                        + "<script:module xmlns:script=\"http://openoffice.org/2000/script\">'"
                                        + noted()
                                        + "</script:module>")
                                .getBytes(StandardCharsets.UTF_8)));
        text(
                Mechanism.MACRO,
                "script",
                NOTED,
                file -> file.part("Scripts/python/a.py", ("# " + noted()).getBytes(StandardCharsets.UTF_8)));
        byte[] signed = SamplePicture.jpegWithExif(SamplePicture.exif(SamplePicture.ARTIST, noted()));
        text(Mechanism.IMAGE_METADATA, "picture", NOTED, file -> file.part("Pictures/1.jpg", signed));
        text(Mechanism.IMAGE_TEXT, "picture", UNREAD, file -> file.part("Pictures/1.jpg", SamplePicture.plain("jpeg")));
        text(
                Mechanism.IMAGE_TEXT,
                "thumbnail",
                UNREAD,
                file -> file.part("Thumbnails/thumbnail.png", SamplePicture.plain("png")));
        text(
                Mechanism.EMBEDDED_OBJECT,
                "workbook",
                ROSTER,
                file -> file.part("Object 1", SampleFiles.visibleRoster(ROSTER)));
        text(
                Mechanism.EMBEDDED_OBJECT,
                "spreadsheet inside",
                ROSTER,
                file -> file.xml(
                                "Object 2/content.xml",
                                "<office:body><office:spreadsheet>" + table("Roster", roster())
                                        + "</office:spreadsheet></office:body>")
                        .entry("Object 2/", "application/vnd.oasis.opendocument.spreadsheet", ""));
        text(
                Mechanism.CHART_CACHE,
                "chart",
                ROSTER,
                file -> file.xml(
                                "Object 3/content.xml",
                                "<office:body><office:chart><chart:chart>" + table("local-table", roster())
                                        + "</chart:chart></office:chart></office:body>")
                        .entry("Object 3/", "application/vnd.oasis.opendocument.chart", ""));
        text(
                Mechanism.EARLIER_REVISION,
                "version",
                ROSTER,
                file -> file.part(
                        "Versions/Version1",
                        SampleOpenDocument.text()
                                .with(table("Roster", roster()))
                                .bytes()));
        text(Mechanism.OTHER_PART, "bytes nobody knows", UNREAD, file -> file.part("x.bin", new byte[] {1, 2, 3}));
    }
}
