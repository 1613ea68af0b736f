package org.imprimatur.inspection.extraction.opendocument;

/** What a document is made of. */
enum OdfKind {
    TEXT,
    SPREADSHEET,
    /** Drawings too: pages with shapes on them. */
    PRESENTATION,
    /** A chart or formula inside another document. */
    PART;

    static OdfKind of(String mediaType) {
        if (mediaType.contains(".spreadsheet")) {
            return SPREADSHEET;
        }
        if (mediaType.contains(".presentation") || mediaType.contains(".graphics")) {
            return PRESENTATION;
        }
        return mediaType.contains(".text") ? TEXT : PART;
    }
}
