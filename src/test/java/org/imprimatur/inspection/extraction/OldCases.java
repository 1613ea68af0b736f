package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.headers;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;
import static org.imprimatur.inspection.extraction.MechanismCase.rows;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.OldCaches;
import org.imprimatur.testing.OldWorkbook;

/** Every means in workbooks of the format until 2003. */
final class OldCases {
    private final List<MechanismCase> cases = new ArrayList<>();

    private OldCases() {}

    static List<MechanismCase> all() {
        var cases = new OldCases();
        cases.sheets();
        cases.looks();
        cases.texts();
        cases.records();
        cases.streams();
        return cases.cases;
    }

    private void add(Mechanism mechanism, String what, int people, byte[] file) {
        cases.add(new MechanismCase("xls", mechanism, what, people, file, new OldWorkbook().bytes()));
    }

    private void add(Mechanism mechanism, String what, int people, Consumer<HSSFWorkbook> hide) {
        add(mechanism, what, people, new OldWorkbook().with(hide).bytes());
    }

    private static HSSFSheet rosterSheet(HSSFWorkbook book) {
        HSSFSheet sheet = book.createSheet("Roster");
        OldWorkbook.fill(sheet, 0, 0, roster(), null);
        return sheet;
    }

    private void sheets() {
        add(Mechanism.SHEET_HIDDEN, "sheet", ROSTER, book -> {
            rosterSheet(book);
            book.setSheetVisibility(1, SheetVisibility.HIDDEN);
        });
        add(Mechanism.SHEET_HIDDEN, "window", ROSTER, book -> {
            rosterSheet(book);
            book.setHidden(true);
        });
        add(Mechanism.SHEET_VERY_HIDDEN, "sheet", ROSTER, book -> {
            rosterSheet(book);
            book.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
        });
        add(Mechanism.COLUMN_HIDDEN, "columns", ROSTER, book -> {
            HSSFSheet sheet = rosterSheet(book);
            for (int column = 0; column < 4; column++) {
                sheet.setColumnHidden(column, true);
            }
        });
        add(Mechanism.ROW_HIDDEN, "rows", ROSTER, book -> {
            HSSFSheet sheet = rosterSheet(book);
            for (int row = 1; row <= ROSTER; row++) {
                sheet.getRow(row).setZeroHeight(true);
            }
        });
        add(Mechanism.FAR_CELL, "rows", ROSTER, book -> OldWorkbook.fill(book.getSheetAt(0), 5_000, 2, roster(), null));
        add(
                Mechanism.FAR_CELL,
                "columns",
                ROSTER,
                book -> OldWorkbook.fill(book.getSheetAt(0), 0, 200, roster(), null));
        add(
                Mechanism.COVERED_TEXT,
                "merged",
                ROSTER,
                book -> rosterSheet(book).addMergedRegion(new CellRangeAddress(0, ROSTER, 0, 7)));
    }

    private void looks() {
        add(
                Mechanism.WHITE_TEXT,
                "font",
                ROSTER,
                book -> styled(book, style -> {
                    var font = book.createFont();
                    font.setColor(IndexedColors.WHITE.getIndex());
                    style.setFont(font);
                }));
        add(
                Mechanism.TINY_TEXT,
                "font",
                ROSTER,
                book -> styled(book, style -> {
                    var font = book.createFont();
                    font.setFontHeightInPoints((short) 1);
                    style.setFont(font);
                }));
        add(
                Mechanism.NUMFMT_HIDDEN,
                "format",
                ROSTER,
                book -> styled(
                        book,
                        style -> style.setDataFormat(book.createDataFormat().getFormat(";;;"))));
        add(Mechanism.WHITE_TEXT, "piece of a text", NOTED, book -> {
            var font = book.createFont();
            font.setColor(IndexedColors.WHITE.getIndex());
            var text = new HSSFRichTextString("see " + noted());
            text.applyFont(4, text.length(), font);
            book.getSheetAt(0).createRow(3).createCell(0).setCellValue(text);
        });
        add(Mechanism.WHITE_TEXT, "rule", ROSTER, book -> {
            var rules = rosterSheet(book).getSheetConditionalFormatting();
            var rule = rules.createConditionalFormattingRule("TRUE");
            rule.createFontFormatting().setFontColorIndex(IndexedColors.WHITE.getIndex());
            rules.addConditionalFormatting(new CellRangeAddress[] {new CellRangeAddress(0, 99, 0, 9)}, rule);
        });
        add(Mechanism.CELL_RULE, "what is told before typing", NOTED, book -> {
            HSSFSheet sheet = book.getSheetAt(0);
            var helper = sheet.getDataValidationHelper();
            var validation = helper.createValidation(
                    helper.createExplicitListConstraint(new String[] {"yes"}), new CellRangeAddressList(0, 0, 0, 0));
            validation.createPromptBox("Prompt", noted());
            validation.setShowPromptBox(true);
            sheet.addValidationData(validation);
        });
    }

    private static void styled(HSSFWorkbook book, Consumer<CellStyle> look) {
        CellStyle style = book.createCellStyle();
        look.accept(style);
        OldWorkbook.fill(book.createSheet("Roster"), 0, 0, roster(), style);
    }

    private void texts() {
        add(Mechanism.COMMENT, "note", NOTED, book -> {
            var drawing = book.getSheetAt(0).createDrawingPatriarch();
            var comment = drawing.createComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 2, (short) 4, 4));
            comment.setString(new HSSFRichTextString(noted()));
            comment.setAuthor("somebody");
            book.getSheetAt(0).getRow(0).getCell(0).setCellComment(comment);
        });
        add(
                Mechanism.DRAWING_TEXT,
                "box",
                NOTED,
                book -> book.getSheetAt(0)
                        .createDrawingPatriarch()
                        .createTextbox(new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 2, (short) 4, 4))
                        .setString(new HSSFRichTextString(noted())));
        add(Mechanism.HYPERLINK, "target", 1, book -> {
            var link = book.getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress(
                    "https://example.invalid/?who=" + noted().substring(0, 10).strip());
            book.getSheetAt(0).getRow(0).getCell(0).setHyperlink(link);
        });
        add(Mechanism.DEFINED_NAME, "text", NOTED, book -> {
            var name = book.createName();
            name.setNameName("hold");
            name.setRefersToFormula("\"" + noted() + "\"");
        });
        add(Mechanism.DOC_PROPERTY, "comments", NOTED, book -> {
            book.createInformationProperties();
            book.getSummaryInformation().setComments(noted());
        });
        add(Mechanism.EARLIER_REVISION, "text that no cell shows", NOTED, book -> {
            var row = book.getSheetAt(0).getRow(1);
            row.createCell(5).setCellValue(noted());
            row.removeCell(row.getCell(5));
        });
        add(Mechanism.IMAGE_TEXT, "picture", UNREAD, book -> {
            byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};
            int index = book.addPicture(png, Workbook.PICTURE_TYPE_PNG);
            book.getSheetAt(0)
                    .createDrawingPatriarch()
                    .createPicture(new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 2, (short) 4, 4), index);
        });
    }

    private void records() {
        byte[] plain = new OldWorkbook().bytes();
        add(
                Mechanism.EXTERNAL_LINK_CACHE,
                "cells",
                ROSTER,
                OldWorkbook.addingRecords(plain, OldCaches.externalLink(headers(), rows()), true));
        add(
                Mechanism.CHART_CACHE,
                "points",
                NOTED,
                OldWorkbook.addingRecords(plain, OldCaches.chart(List.of(noted().split(" "))), false));
        add(Mechanism.CONNECTION, "query", NOTED, OldWorkbook.addingRecords(plain, OldCaches.query(noted()), false));
        add(
                Mechanism.OTHER_PART,
                "unknown record",
                NOTED,
                OldWorkbook.addingRecords(plain, OldCaches.unknownRecord(noted()), false));
    }

    private void streams() {
        byte[] plain = new OldWorkbook().bytes();
        add(
                Mechanism.PIVOT_CACHE,
                "records",
                ROSTER,
                OldWorkbook.adding(
                        plain,
                        root -> root.createDirectory("_SX_DB_CUR")
                                .createDocument("0001", new ByteArrayInputStream(OldCaches.pivot(headers(), rows())))));
        add(Mechanism.MACRO, "module", NOTED, OldWorkbook.adding(plain, root -> OldCaches.macro(root, noted())));
        add(
                Mechanism.EMBEDDED_OBJECT,
                "workbook",
                ROSTER,
                OldWorkbook.adding(
                        plain,
                        root -> OldCaches.embedded(
                                root,
                                new OldWorkbook()
                                        .with(book -> rosterSheet(book))
                                        .bytes())));
        add(
                Mechanism.EMBEDDED_OBJECT,
                "something else",
                UNREAD,
                OldWorkbook.adding(
                        plain,
                        root -> root.createDirectory("MBD00000001")
                                .createDocument("CONTENTS", new ByteArrayInputStream(new byte[] {1, 2, 3}))));
        add(
                Mechanism.CUSTOM_XML,
                "item",
                NOTED,
                OldWorkbook.adding(
                        plain,
                        root -> root.createDirectory("MsoDataStore")
                                .createDirectory("Item1")
                                .createDocument(
                                        "Item",
                                        new ByteArrayInputStream(("<hold>" + noted() + "</hold>")
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        add(
                Mechanism.OTHER_PART,
                "unknown stream",
                UNREAD,
                OldWorkbook.adding(
                        plain, root -> root.createDocument("Thing", new ByteArrayInputStream(new byte[] {7, 7, 7}))));
    }
}
