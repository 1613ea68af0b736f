package org.imprimatur.inspection.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a file holds.
 *
 * @param format of the file that is made anew from it; null where none is
 * @param unit what is counted; null where nothing is
 * @param sheets how many of it
 * @param unread the parts of which nothing is in the tables and segments; whatever else could not be read makes no contents
 * @param misnamed the places of files inside whose names contradict what they are
 * @param named the places that are called by given names
 */
public record Contents(
        @Nullable Format format,
        @Nullable Unit unit,
        SheetCount sheets,
        List<Table> tables,
        List<Segment> segments,
        List<UnreadPart> unread,
        List<String> misnamed,
        List<NamedPlace> named) {
    /** What a file is divided into, as its reader sees it. */
    public enum Unit {
        SHEET("sheet", "sheets"),
        PAGE("page", "pages"),
        SLIDE("slide", "slides"),
        FILE("file", "files");

        private final String one;
        private final String several;

        Unit(String one, String several) {
            this.one = one;
            this.several = several;
        }

        String one() {
            return one;
        }

        String several() {
            return several;
        }
    }

    /** What is made anew of a file: a workbook of any kind is made anew as XLSX. */
    public enum Format {
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("csv", "text/csv;charset=UTF-8"),
        TSV("tsv", "text/tab-separated-values;charset=UTF-8"),
        TXT("txt", "text/plain;charset=UTF-8");

        private final String extension;
        private final String mediaType;

        Format(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public Contents {
        tables = List.copyOf(tables);
        segments = List.copyOf(segments);
        unread = List.copyOf(unread);
        misnamed = List.copyOf(misnamed);
        named = List.copyOf(named);
    }

    /** A workbook or a text, all of it read. */
    public Contents(Format format, SheetCount sheets, List<Table> tables, List<Segment> segments) {
        this(format, sheets.all() == 0 ? null : Unit.SHEET, sheets, tables, segments, List.of(), List.of(), List.of());
    }

    /** Tables and texts of a part of a file, which is named by whoever reads the whole. */
    public static Contents part(List<Table> tables, List<Segment> segments) {
        return new Contents(null, null, SheetCount.NONE, tables, segments, List.of(), List.of(), List.of());
    }

    @Override
    public String toString() {
        return "Contents[" + format + ", " + tables.size() + " tables]";
    }
}
