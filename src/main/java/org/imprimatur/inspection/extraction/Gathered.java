package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.inspection.rules.UnreadPart;
import org.jspecify.annotations.Nullable;

/** What the readers of one workbook have found so far. */
final class Gathered {
    private final List<Table> sheets = new ArrayList<>();
    private final List<Table> caches = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Set<UnreadPart> unread = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable Set<String> seen;

    /** A sheet of the workbook, with its name. */
    void sheet(String name, Mechanism state, List<Cell> cells) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw ZipPackage.malformed();
        }
        segments.add(new Segment("workbook!" + name, "name", Segment.Use.CONTENT, state, name, null));
        sheets.add(new Table("workbook!" + name, name, state, cells));
    }

    /** A table that is kept beside the sheets. */
    void cache(String path, Mechanism mechanism, List<Cell> cells) {
        if (!cells.isEmpty()) {
            caches.add(new Table(path, "", mechanism, cells));
        }
    }

    /** What a chart keeps of cells. */
    void chart(String path, List<Cell> cells) {
        cache(path, Mechanism.CHART_CACHE, cells);
    }

    void segment(Segment segment) {
        segments.add(segment);
    }

    void segments(List<Segment> several) {
        segments.addAll(several);
    }

    void unread(String place, Mechanism mechanism) {
        unread.add(new UnreadPart(place, mechanism));
    }

    /** Everything in another workbook that this one holds. */
    void embedded(String place, Contents other) {
        for (Table table : other.tables()) {
            List<Cell> cells = table.cells().stream()
                    .map(cell -> HiddenAreas.hidden(cell, Mechanism.EMBEDDED_OBJECT))
                    .toList();
            cache(place + " " + table.path(), Mechanism.EMBEDDED_OBJECT, cells);
        }
        for (Segment segment : other.segments()) {
            segments.add(new Segment(
                    place,
                    segment.place(),
                    segment.use() == Segment.Use.SETTING ? Segment.Use.SETTING : Segment.Use.CONTENT,
                    Mechanism.EMBEDDED_OBJECT,
                    segment.text(),
                    segment.header()));
        }
        other.unread().forEach(part -> unread.add(new UnreadPart(place + " " + part.place(), part.mechanism())));
    }

    private boolean isSeen(String value) {
        if (seen == null) {
            seen = new HashSet<>();
            for (Table sheet : sheets) {
                for (Cell cell : sheet.cells()) {
                    if (sheet.sheet() == Mechanism.VISIBLE && cell.mechanism() == Mechanism.VISIBLE) {
                        seen.add(cell.text());
                        seen.add(cell.value());
                    }
                }
            }
        }
        return seen.contains(value);
    }

    Contents contents() {
        if (sheets.isEmpty()) {
            throw ZipPackage.malformed();
        }
        var count = new SheetCount(
                count(Mechanism.VISIBLE), count(Mechanism.SHEET_HIDDEN), count(Mechanism.SHEET_VERY_HIDDEN));
        var tables = new ArrayList<>(sheets);
        caches.forEach(table -> tables.add(inSight(table)));
        segments.stream()
                .filter(segment -> segment.mechanism().hidden() && segment.use() != Segment.Use.SETTING)
                .filter(segment -> LongText.is(segment.text()))
                .forEach(segment -> tables.add(LongText.table(segment)));
        return new Contents(
                Contents.Format.XLSX,
                count,
                tables,
                segments.stream().map(this::linkInSight).toList(),
                List.copyOf(unread));
    }

    /** What a chart repeats of visible cells hides nothing. */
    private Table inSight(Table table) {
        if (table.sheet() != Mechanism.CHART_CACHE) {
            return table;
        }
        List<Cell> cells = table.cells().stream()
                .map(cell -> isSeen(cell.text()) ? HiddenAreas.hidden(cell, Mechanism.VISIBLE) : cell)
                .toList();
        return new Table(table.path(), table.name(), table.sheet(), cells);
    }

    /** A link that leads where its cell says it does hides nothing. */
    private Segment linkInSight(Segment segment) {
        String target = segment.text().startsWith("mailto:") ? segment.text().substring(7) : segment.text();
        boolean seenToo = segment.mechanism() == Mechanism.HYPERLINK && isSeen(target.strip());
        return seenToo
                ? new Segment(
                        segment.path(),
                        segment.location(),
                        segment.use(),
                        Mechanism.VISIBLE,
                        segment.text(),
                        segment.header())
                : segment;
    }

    private int count(Mechanism state) {
        return (int) sheets.stream().filter(sheet -> sheet.sheet() == state).count();
    }
}
