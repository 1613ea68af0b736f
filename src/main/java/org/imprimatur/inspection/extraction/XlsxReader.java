package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.extraction.PackageParts.Kind;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;
import org.jspecify.annotations.Nullable;

/** Reads a workbook (ECMA-376) part by part. */
final class XlsxReader {
    private final ZipPackage zip;
    private final PackageParts parts;
    private final Budget budget;
    private final List<Segment> segments = new ArrayList<>();

    XlsxReader(ZipPackage zip, Budget budget) {
        this.zip = zip;
        this.budget = budget;
        this.parts = new PackageParts(zip, budget);
    }

    Contents read() {
        String name = parts.all(Kind.WORKBOOK).get(0);
        var workbook = parsed(new WorkbookPart(name, budget), name);
        workbook.checkNames();
        segments.add(parts.names());
        ThemeColours theme = null;
        String themePart = parts.only(Kind.THEME);
        if (themePart != null) {
            theme = parsed(new ThemeColours(themePart, budget), themePart);
        }
        String stylesPart = parts.only(Kind.STYLES);
        var styles = new CellStyles(stylesPart == null ? "" : stylesPart, budget, theme);
        if (stylesPart != null) {
            parsed(styles, stylesPart);
        }
        SharedStrings shared = null;
        String sharedPart = parts.only(Kind.SHARED_STRINGS);
        if (sharedPart != null) {
            shared = parsed(new SharedStrings(sharedPart, budget), sharedPart);
        }
        List<Table> tables = sheets(name, workbook, styles, shared);
        if (shared != null) {
            segments.addAll(shared.unused());
        }
        properties();
        String chain = parts.only(Kind.CALCULATION_CHAIN);
        if (chain != null) {
            parsed(new PartHandler(chain, budget, Set.of("calcChain", "c"), Set.of()), chain);
        }
        return new Contents(Contents.Format.XLSX, count(tables), tables, segments);
    }

    private List<Table> sheets(String name, WorkbookPart workbook, CellStyles styles, @Nullable SharedStrings shared) {
        var displayed = new DisplayedValue(workbook.since1904());
        var tables = new ArrayList<Table>();
        var names = new HashSet<String>();
        var read = new HashSet<String>();
        for (WorkbookPart.SheetEntry entry : workbook.sheets()) {
            String part = parts.target(name, entry.relationship());
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))
                    || !parts.all(Kind.WORKSHEET).contains(part)
                    || !read.add(part)) {
                throw ZipPackage.malformed();
            }
            var sheet = parsed(new SheetPart(part, budget, entry.state(), shared, styles, displayed), part);
            segments.addAll(sheet.headers());
            segments.add(new Segment(
                    "workbook!" + entry.name(), "name", Segment.Use.CONTENT, entry.state(), entry.name(), null));
            tables.add(new Table("workbook!" + entry.name(), entry.name(), entry.state(), sheet.cells()));
        }
        if (read.size() != parts.all(Kind.WORKSHEET).size() || tables.isEmpty()) {
            throw ZipPackage.malformed();
        }
        return tables;
    }

    private void properties() {
        for (Kind kind : List.of(Kind.CORE_PROPERTIES, Kind.EXTENDED_PROPERTIES, Kind.CUSTOM_PROPERTIES)) {
            String part = parts.only(kind);
            if (part != null) {
                segments.addAll(parsed(new PropertiesPart(part, budget), part).segments());
            }
        }
    }

    private <P extends PartHandler> P parsed(P handler, String part) {
        handler.parse(zip.open(part));
        Segment settings = handler.settings();
        if (!settings.text().isEmpty()) {
            segments.add(settings);
        }
        return handler;
    }

    private static SheetCount count(List<Table> tables) {
        return new SheetCount(
                count(tables, Mechanism.VISIBLE),
                count(tables, Mechanism.SHEET_HIDDEN),
                count(tables, Mechanism.SHEET_VERY_HIDDEN));
    }

    private static int count(List<Table> tables, Mechanism state) {
        return (int) tables.stream().filter(table -> table.sheet() == state).count();
    }
}
