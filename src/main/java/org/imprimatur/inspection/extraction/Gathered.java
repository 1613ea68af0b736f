package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.NamedPlace;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.inspection.rules.UnreadPart;
import org.jspecify.annotations.Nullable;

/** What the readers of one file have found so far. Not thread-safe. */
public final class Gathered {
    private final Contents.@Nullable Format format;
    private final List<Table> sheets = new ArrayList<>();
    private final List<Table> caches = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    /** By place and mechanism; whether it is a picture that is seen. */
    private final Map<UnreadPart, Boolean> unread = new LinkedHashMap<>();
    /** Those of the same that a machine read. */
    private final Set<UnreadPart> readByMachine = new HashSet<>();

    private final ReadPictures pictures = new ReadPictures();

    private final Set<String> names = new HashSet<>();
    private final List<String> misnamed = new ArrayList<>();
    private final Set<NamedPlace> named = new LinkedHashSet<>();
    private Contents.@Nullable Unit unit;
    private SheetCount count = SheetCount.NONE;
    private final Set<String> shown = new HashSet<>();
    private @Nullable Set<String> seen;

    /** Of a workbook, which has sheets. */
    Gathered() {
        this(Contents.Format.XLSX);
        unit = Contents.Unit.SHEET;
    }

    /** @param format in which it is made anew, null where it is not */
    public Gathered(Contents.@Nullable Format format) {
        this.format = format;
    }

    /** How many pages or slides there are. */
    public void counted(Contents.Unit of, SheetCount many) {
        unit = of;
        count = many;
    }

    /** A sheet of the workbook, with its name. */
    public void sheet(String name, Mechanism state, List<Cell> cells) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw UninspectableFile.malformed();
        }
        segments.add(new Segment("workbook!" + name, "name", Segment.Use.CONTENT, state, name, null));
        sheets.add(new Table("workbook!" + name, name, state, cells));
        named(new NamedPlace("workbook!" + name, name, "workbook!sheet " + sheets.size()));
    }

    /** A table that the file shows, without being a sheet of it. */
    public void table(String path, String name, List<Cell> cells) {
        if (!cells.isEmpty()) {
            caches.add(new Table(path, name, Mechanism.VISIBLE, cells));
        }
    }

    /** A table that is kept beside what is shown. */
    public void cache(String path, Mechanism mechanism, List<Cell> cells) {
        if (!cells.isEmpty()) {
            caches.add(new Table(path, "", mechanism, cells));
        }
    }

    /** What is kept of the sheet of another workbook that has this name. */
    public void linked(String path, String name, List<Cell> cells) {
        String place = path + " " + name;
        named(new NamedPlace(place, name, path + " sheet " + (caches.size() + 1)));
        cache(place, Mechanism.EXTERNAL_LINK_CACHE, cells);
    }

    /** What a chart keeps of cells. */
    public void chart(String path, List<Cell> cells) {
        cache(path, Mechanism.CHART_CACHE, cells);
    }

    /** A text that whoever opens the file reads where its link is: a link that leads to the same hides nothing. */
    public void shown(String text) {
        shown.add(text.strip());
    }

    public void segment(Segment segment) {
        segments.add(segment);
    }

    public void segments(List<Segment> several) {
        segments.addAll(several);
    }

    public void unread(String place, Mechanism mechanism) {
        unread.putIfAbsent(new UnreadPart(place, mechanism), false);
    }

    /** One of other contents that are told as this file's own. Where two have one place, both must have been read by a machine. */
    public void unread(UnreadPart part) {
        var key = new UnreadPart(part.place(), part.mechanism());
        boolean isNew = !unread.containsKey(key);
        unread.merge(key, part.seen(), Boolean::logicalOr);
        if (!part.readByMachine()) {
            readByMachine.remove(key);
        } else if (isNew) {
            readByMachine.add(key);
        }
    }

    /**
     * What a machine read on a picture. It stays a part that nobody vouches for.
     *
     * @param place of this picture alone
     * @param otherwise how it stands in the file where the picture is not certainly seen
     */
    public void readByMachine(String place, Mechanism otherwise, TextRecogniser.Page page, Budget budget) {
        unread(place, Mechanism.IMAGE_TEXT);
        readByMachine.add(new UnreadPart(place, Mechanism.IMAGE_TEXT));
        pictures.add(place, otherwise, page, budget);
    }

    /** A page or picture that whoever opens the file certainly sees: people can read it instead. */
    public void picture(String place) {
        unread.put(new UnreadPart(place, Mechanism.IMAGE_TEXT), true);
    }

    /** A place that is called by a given name. */
    public void named(NamedPlace place) {
        if (!place.name().isBlank()) {
            named.add(place);
        }
    }

    /** A file inside whose name says that it is something else. */
    public void misnamed(String place) {
        misnamed.add(place);
    }

    /**
     * Everything in a file that lies in this one.
     *
     * @param mechanism how the other lies here; {@link Mechanism#VISIBLE} where it is shown as it would be by itself
     */
    public void embedded(String place, Mechanism mechanism, Contents other) {
        for (Table table : other.tables()) {
            boolean shown = mechanism == Mechanism.VISIBLE;
            List<Cell> cells = shown
                    ? table.cells()
                    : table.cells().stream()
                            .map(cell -> HiddenAreas.hidden(cell, mechanism))
                            .toList();
            if (!cells.isEmpty()) {
                caches.add(new Table(
                        place + " " + table.path(),
                        shown ? table.name() : "",
                        shown ? table.sheet() : mechanism,
                        cells));
            }
        }
        for (Segment segment : other.segments()) {
            segments.add(new Segment(
                    place + (mechanism == Mechanism.VISIBLE ? " " + segment.path() : ""),
                    mechanism == Mechanism.VISIBLE ? segment.location() : segment.place(),
                    segment.use() == Segment.Use.SETTING ? Segment.Use.SETTING : Segment.Use.CONTENT,
                    mechanism == Mechanism.VISIBLE ? segment.mechanism() : mechanism,
                    segment.text(),
                    segment.header()));
        }
        boolean seen = mechanism == Mechanism.VISIBLE || mechanism == Mechanism.ATTACHMENT;
        for (UnreadPart part : other.unread()) {
            unread(new UnreadPart(
                    place + " " + part.place(), part.mechanism(), seen && part.seen(), part.readByMachine()));
        }
        other.misnamed().forEach(inner -> misnamed.add(place + " " + inner));
        other.named().forEach(inner -> named.add(inner.in(place)));
    }

    private boolean isSeen(UnreadPart picture) {
        return unread.getOrDefault(picture, false);
    }

    private boolean isSeen(String value) {
        if (seen == null) {
            seen = new HashSet<>(shown);
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

    public Contents contents() {
        if (sheets.isEmpty() && unit == Contents.Unit.SHEET) {
            throw UninspectableFile.malformed();
        }
        if (unit == Contents.Unit.SHEET) {
            count = new SheetCount(
                    count(Mechanism.VISIBLE), count(Mechanism.SHEET_HIDDEN), count(Mechanism.SHEET_VERY_HIDDEN));
        }
        var tables = new ArrayList<>(sheets);
        var texts = new ArrayList<>(segments);
        caches.forEach(table -> tables.add(inSight(table)));
        Gathered shown = pictures.shown(place -> isSeen(new UnreadPart(place, Mechanism.IMAGE_TEXT)));
        tables.addAll(shown.caches);
        texts.addAll(shown.segments);
        texts.stream()
                .filter(segment -> segment.mechanism().hidden() && segment.use() != Segment.Use.SETTING)
                .filter(segment -> LongText.is(segment.text()))
                .forEach(segment -> tables.add(LongText.table(segment)));
        return new Contents(
                format,
                unit,
                count,
                tables,
                texts.stream().map(this::linkInSight).toList(),
                unread.entrySet().stream()
                        .map(each -> new UnreadPart(
                                each.getKey().place(),
                                each.getKey().mechanism(),
                                each.getValue(),
                                readByMachine.contains(each.getKey())))
                        .toList(),
                misnamed,
                List.copyOf(named));
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
