package org.imprimatur.inspection.rules;

import java.util.List;

/** Everything that a file holds, all of it read. What could not be read never becomes contents. */
public record Contents(Format format, SheetCount sheets, List<Table> tables, List<Segment> segments) {
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
    }

    @Override
    public String toString() {
        return "Contents[" + format + ", " + tables.size() + " tables]";
    }
}
