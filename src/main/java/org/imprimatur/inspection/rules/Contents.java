package org.imprimatur.inspection.rules;

import java.util.List;

/**
 * Everything that a file holds.
 *
 * @param format of the file that is made anew from it
 * @param unread the parts of which nothing is in the tables and segments; whatever else could not be read makes no contents
 */
public record Contents(
        Format format, SheetCount sheets, List<Table> tables, List<Segment> segments, List<UnreadPart> unread) {
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
    }

    /** All of it read. */
    public Contents(Format format, SheetCount sheets, List<Table> tables, List<Segment> segments) {
        this(format, sheets, tables, segments, List.of());
    }

    @Override
    public String toString() {
        return "Contents[" + format + ", " + tables.size() + " tables]";
    }
}
