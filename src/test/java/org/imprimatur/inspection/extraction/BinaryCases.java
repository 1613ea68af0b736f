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
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.BiffWriter;
import org.imprimatur.testing.BinaryCaches;
import org.imprimatur.testing.BinarySheet;
import org.imprimatur.testing.BinaryWorkbook;
import org.imprimatur.testing.SamplePackage;

/** Every means in binary workbooks. */
final class BinaryCases {
    private final List<MechanismCase> cases = new ArrayList<>();

    private BinaryCases() {}

    static List<MechanismCase> all() {
        var cases = new BinaryCases();
        cases.sheets();
        cases.looks();
        cases.texts();
        SharedPartCases.add(
                (mechanism, what, people, hide) -> cases.add(mechanism, what, people, hide.apply(figures())));
        return cases.cases;
    }

    static BinaryWorkbook figures() {
        return new BinaryWorkbook()
                .with(BinarySheet.of("Figures", List.of(List.of("Month", "Total"), List.of("January", 1200))));
    }

    private void add(Mechanism mechanism, String what, int people, SamplePackage file) {
        cases.add(new MechanismCase(
                "xlsb", mechanism, what, people, file.bytes(), figures().bytes()));
    }

    private static BinarySheet rosterSheet() {
        return BinarySheet.of("Roster", roster());
    }

    private void sheets() {
        add(
                Mechanism.SHEET_HIDDEN,
                "sheet",
                ROSTER,
                figures().with(rosterSheet().in(1)));
        add(
                Mechanism.SHEET_HIDDEN,
                "window",
                ROSTER,
                figures().with(rosterSheet()).inHiddenWindow());
        add(
                Mechanism.SHEET_VERY_HIDDEN,
                "sheet",
                ROSTER,
                figures().with(rosterSheet().in(2)));
        add(
                Mechanism.COLUMN_HIDDEN,
                "columns",
                ROSTER,
                figures().with(rosterSheet().hidingColumns(0, 3)));
        var all = new HashSet<Integer>();
        for (int row = 1; row <= ROSTER; row++) {
            all.add(row);
        }
        add(Mechanism.ROW_HIDDEN, "rows", ROSTER, figures().with(rosterSheet().hidingRows(all)));
        add(Mechanism.FAR_CELL, "rows", ROSTER, figures().with(rosterSheet().startingAt(5_000, 2)));
        add(Mechanism.FAR_CELL, "columns", ROSTER, figures().with(rosterSheet().startingAt(0, 500)));
        var merged = new BiffWriter().i32(0, ROSTER, 0, 7);
        add(
                Mechanism.COVERED_TEXT,
                "merged",
                ROSTER,
                figures().with(rosterSheet().followedBy(176, merged)));
    }

    private void looks() {
        add(Mechanism.WHITE_TEXT, "font", ROSTER, figures().with(rosterSheet().looking(1)));
        add(Mechanism.TINY_TEXT, "font", ROSTER, figures().with(rosterSheet().looking(2)));
        add(
                Mechanism.NUMFMT_HIDDEN,
                "format",
                ROSTER,
                figures().with(rosterSheet().looking(3)));
        var ruled = new BiffWriter().i32(1, 0, 1, 0, 99, 0, 9);
        add(
                Mechanism.WHITE_TEXT,
                "rule",
                ROSTER,
                figures().with(rosterSheet().followedBy(461, ruled).followedBy(463, new BiffWriter().i32(2, 0, 0, 1))));
        add(
                Mechanism.NUMFMT_HIDDEN,
                "bars without values",
                ROSTER,
                figures().with(rosterSheet().followedBy(461, ruled).followedBy(467, new BiffWriter().u8(10, 90, 0))));
        add(
                Mechanism.CELL_RULE,
                "list of what may be typed",
                NOTED,
                figures()
                        .with(BinarySheet.of("More", List.of(List.of("Total")))
                                .followedBy(64, new BiffWriter().i32(0, 0).wide(noted()))));
    }

    private void texts() {
        add(Mechanism.PIVOT_CACHE, "records", ROSTER, BinaryCaches.pivot(figures(), headers(), rows()));
        add(Mechanism.EXTERNAL_LINK_CACHE, "cells", ROSTER, BinaryCaches.externalLink(figures(), headers(), rows()));
        add(Mechanism.COMMENT, "note", NOTED, BinaryCaches.comment(figures(), noted()));
        add(Mechanism.CONNECTION, "query", NOTED, BinaryCaches.connection(figures(), noted()));
        add(Mechanism.DEFINED_NAME, "text", NOTED, figures().withName("_hold", noted(), true));
        add(
                Mechanism.EARLIER_REVISION,
                "text that no cell shows",
                NOTED,
                figures().withTextLeft(noted()));
    }
}
