package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.headers;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;
import static org.imprimatur.inspection.extraction.MechanismCase.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePackage;
import org.imprimatur.testing.SampleSheet;
import org.imprimatur.testing.SampleWorkbook;
import org.imprimatur.testing.XmlCaches;

/** Every means in workbooks of XML, with macros allowed or not. */
final class XmlCases {
    private final String ending;
    private final List<MechanismCase> cases = new ArrayList<>();

    private XmlCases(String ending) {
        this.ending = ending;
    }

    static List<MechanismCase> all(String ending) {
        var cases = new XmlCases(ending);
        cases.sheets();
        cases.looks();
        cases.rules();
        cases.caches();
        cases.texts();
        cases.parts();
        return cases.cases;
    }

    private SampleWorkbook book() {
        return ending.equals("xlsm") ? new SampleWorkbook().withMacros() : new SampleWorkbook();
    }

    private SampleWorkbook figures() {
        return book().with(SampleFiles.figures());
    }

    private void add(Mechanism mechanism, String what, int people, SamplePackage file) {
        cases.add(new MechanismCase(
                ending, mechanism, what, people, file.bytes(), figures().bytes()));
    }

    private void add(
            Mechanism mechanism,
            String what,
            int people,
            Supplier<SamplePackage> clean,
            UnaryOperator<SamplePackage> hide) {
        byte[] twin = clean.get().bytes();
        cases.add(new MechanismCase(
                ending, mechanism, what, people, hide.apply(clean.get()).bytes(), twin));
    }

    private static SampleSheet rosterSheet() {
        return SampleFiles.rosterSheet("Roster", ROSTER);
    }

    private void sheets() {
        add(
                Mechanism.SHEET_HIDDEN,
                "sheet",
                ROSTER,
                figures().with(rosterSheet().in(SampleSheet.State.HIDDEN)));
        add(
                Mechanism.SHEET_HIDDEN,
                "window",
                ROSTER,
                book().with(rosterSheet())
                        .withWorkbookXml("<bookViews><workbookView visibility=\"hidden\"/></bookViews>"));
        add(
                Mechanism.SHEET_VERY_HIDDEN,
                "sheet",
                ROSTER,
                figures().with(rosterSheet().in(SampleSheet.State.VERY_HIDDEN)));
        add(
                Mechanism.COLUMN_HIDDEN,
                "columns",
                ROSTER,
                figures().with(rosterSheet().hidingColumns(Set.of(0, 1, 2, 3))));
        add(
                Mechanism.COLUMN_HIDDEN,
                "no width",
                ROSTER,
                figures().with(before("<cols><col min=\"1\" max=\"4\" width=\"0.1\" customWidth=\"1\"/></cols>")));
        add(
                Mechanism.COLUMN_HIDDEN,
                "no usual width",
                ROSTER,
                figures().with(before("<sheetFormatPr defaultColWidth=\"0\" defaultRowHeight=\"15\"/>")));
        var all = new HashSet<Integer>();
        for (int row = 1; row <= ROSTER; row++) {
            all.add(row);
        }
        add(
                Mechanism.ROW_HIDDEN,
                "rows, as a filter hides them",
                ROSTER,
                figures().with(rosterSheet().hidingRows(all)));
        add(
                Mechanism.ROW_HIDDEN,
                "no usual height",
                ROSTER,
                figures().with(before("<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/>")));
        var far = new ArrayList<List<Object>>(List.of(List.of("Month", "Total"), List.of("January", 1200)));
        for (int row = 0; row < 150; row++) {
            far.add(List.of());
        }
        far.addAll(roster());
        add(Mechanism.FAR_CELL, "rows", ROSTER, book().with(SampleSheet.of("Figures", far)));
        var aside = new ArrayList<List<Object>>();
        for (List<Object> row : roster()) {
            var wide = new ArrayList<Object>(List.of("Total"));
            for (int column = 0; column < 60; column++) {
                wide.add("");
            }
            wide.addAll(row);
            aside.add(wide);
        }
        add(Mechanism.FAR_CELL, "columns", ROSTER, book().with(SampleSheet.of("Figures", aside)));
        add(
                Mechanism.COVERED_TEXT,
                "merged",
                ROSTER,
                figures()
                        .with(SampleSheet.of("Roster", roster())
                                .followedBy("<mergeCells><mergeCell ref=\"A1:H" + (ROSTER + 1) + "\"/></mergeCells>")));
        add(
                Mechanism.EARLIER_REVISION,
                "sheet that the workbook does not list",
                ROSTER,
                figures()
                        .withPart(
                                "xl/worksheets/sheet9.xml",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
                                rosterSheet().part()));
    }

    private static SampleSheet before(String xml) {
        SampleSheet sheet = rosterSheet();
        return new SampleSheet(sheet.name(), sheet.state(), sheet.rows(), Set.of(), Set.of(), xml, "");
    }

    private void looks() {
        add(
                Mechanism.WHITE_TEXT,
                "font",
                ROSTER,
                styled("<sz val=\"11\"/><color rgb=\"FFFFFFFF\"/>", "0", "<patternFill patternType=\"none\"/>"));
        add(
                Mechanism.WHITE_TEXT,
                "fill",
                ROSTER,
                styled(
                        "<sz val=\"11\"/><color rgb=\"FF204060\"/>",
                        "0",
                        "<patternFill patternType=\"solid\"><fgColor rgb=\"FF204060\"/></patternFill>"));
        add(Mechanism.TINY_TEXT, "font", ROSTER, styled("<sz val=\"1\"/>", "0", "<patternFill patternType=\"none\"/>"));
        add(
                Mechanism.NUMFMT_HIDDEN,
                "format",
                ROSTER,
                styled("<sz val=\"11\"/>", "200", "<patternFill patternType=\"none\"/>"));
        String run = "<c r=\"A99\" t=\"inlineStr\"><is><r><t>see </t></r><r><rPr><color rgb=\"FFFFFFFF\"/></rPr><t>"
                + noted() + "</t></r></is></c>";
        String tiny = run.replace("<color rgb=\"FFFFFFFF\"/>", "<sz val=\"1\"/>");
        add(
                Mechanism.WHITE_TEXT,
                "piece of a text",
                NOTED,
                book().with(SampleFiles.figures().withRow(run)));
        add(
                Mechanism.TINY_TEXT,
                "piece of a text",
                NOTED,
                book().with(SampleFiles.figures().withRow(tiny)));
    }

    private SampleWorkbook styled(String font, String format, String fill) {
        return book().with(rosterSheet())
                .withStyles("<numFmts count=\"1\"><numFmt numFmtId=\"200\" formatCode=\";;;\"/></numFmts><fonts><font>"
                        + font
                        + "</font></fonts><fills><fill>" + fill + "</fill></fills><cellXfs><xf numFmtId=\"" + format
                        + "\" fontId=\"0\" fillId=\"0\"/><xf numFmtId=\"" + format
                        + "\" fontId=\"0\" fillId=\"0\"/></cellXfs>");
    }

    private void rules() {
        String looks = "<cellXfs><xf/><xf/></cellXfs>";
        String white = looks + "<dxfs><dxf><font><color rgb=\"FFFFFFFF\"/></font></dxf></dxfs>";
        String nothing = looks + "<dxfs><dxf><numFmt numFmtId=\"201\" formatCode=\";;;\"/></dxf></dxfs>";
        String rule = "<conditionalFormatting sqref=\"A1:H99\"><cfRule type=\"expression\" priority=\"1\" dxfId=\"0\">"
                + "<formula>TRUE</formula></cfRule></conditionalFormatting>";
        add(
                Mechanism.WHITE_TEXT,
                "rule",
                ROSTER,
                book().with(rosterSheet().followedBy(rule)).withStyles(white));
        add(
                Mechanism.NUMFMT_HIDDEN,
                "rule",
                ROSTER,
                book().with(rosterSheet().followedBy(rule)).withStyles(nothing));
        add(
                Mechanism.NUMFMT_HIDDEN,
                "bars without values",
                ROSTER,
                book().with(rosterSheet()
                        .followedBy("<conditionalFormatting sqref=\"A1:H99\"><cfRule type=\"dataBar\" priority=\"1\">"
                                + "<dataBar showValue=\"0\"/></cfRule></conditionalFormatting>")));
        String x14 = " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\""
                + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"";
        add(
                Mechanism.WHITE_TEXT,
                "newer rule",
                ROSTER,
                book().with(rosterSheet()
                        .followedBy("<extLst><ext><x14:conditionalFormattings" + x14
                                + "><x14:conditionalFormatting><x14:cfRule>"
                                + "<x14:dxf><font><color rgb=\"FFFFFFFF\"/></font></x14:dxf></x14:cfRule><xm:sqref>A1:H99</xm:sqref>"
                                + "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>")));
        add(
                Mechanism.CELL_RULE,
                "list of what may be typed",
                NOTED,
                book().with(SampleFiles.figures()
                        .followedBy(
                                "<dataValidations count=\"1\"><dataValidation type=\"list\" sqref=\"A1\"><formula1>\""
                                        + noted() + "\"</formula1></dataValidation></dataValidations>")));
    }

    private void caches() {
        add(
                Mechanism.PIVOT_CACHE,
                "records",
                ROSTER,
                this::figures,
                book -> XmlCaches.pivot(book, headers(), rows(), true));
        add(
                Mechanism.PIVOT_CACHE,
                "values without records",
                ROSTER,
                this::figures,
                book -> XmlCaches.pivot(book, headers(), rows(), false));
        add(
                Mechanism.EXTERNAL_LINK_CACHE,
                "cells",
                ROSTER,
                this::figures,
                book -> XmlCaches.externalLink(book, headers(), rows()));
        add(
                Mechanism.EARLIER_REVISION,
                "text that no cell shows",
                NOTED,
                this::figures,
                book -> XmlCaches.sharedTexts(book, noted(), ""));
        add(
                Mechanism.INVISIBLE_TEXT,
                "how a text is read aloud",
                NOTED,
                this::figures,
                book -> XmlCaches.sharedTexts(book, "Total", noted()));
    }

    private void texts() {
        add(Mechanism.COMMENT, "note", NOTED, this::figures, book -> XmlCaches.comment(book, noted()));
        add(Mechanism.COMMENT, "thread", NOTED, this::figures, book -> XmlCaches.threadedComment(book, noted()));
        add(Mechanism.CONNECTION, "query", NOTED, this::figures, book -> XmlCaches.connection(book, noted()));
        add(
                Mechanism.DEFINED_NAME,
                "text",
                NOTED,
                figures()
                        .withWorkbookXml("<definedNames><definedName name=\"_hold\" hidden=\"1\">\"" + noted()
                                + "\"</definedName></definedNames>"));
        add(
                Mechanism.OTHER_PART,
                "comment in the XML",
                NOTED,
                book().with(SampleFiles.figures().followedBy("<!-- " + noted() + " -->")));
        add(
                Mechanism.OTHER_PART,
                "element of another program",
                NOTED,
                book().with(SampleFiles.figures().followedBy("<x:y xmlns:x=\"urn:x\">" + noted() + "</x:y>")));
    }

    private void parts() {
        SharedPartCases.add((mechanism, what, people, hide) -> add(mechanism, what, people, this::figures, hide));
    }
}
