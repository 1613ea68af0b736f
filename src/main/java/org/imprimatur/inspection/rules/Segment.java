package org.imprimatur.inspection.rules;

import org.jspecify.annotations.Nullable;

/**
 * A piece of text that is not a cell of a table: a document property, a page header, the name of a sheet.
 *
 * @param path the file or the part of it, for example {@code part /docProps/core.xml}
 * @param location where in the path, for example {@code description}; empty where the path says all
 * @param header what the text is called where it stands, null where it has no name
 */
public record Segment(
        String path,
        String location,
        Use use,
        Mechanism mechanism,
        String text,
        @Nullable String header) {
    /** What the text is to its reader. */
    public enum Use {
        /** Says what the whole file is about: title, subject, keywords, description, file name. */
        SUBJECT_OF_FILE,
        /** Written by people for people. */
        CONTENT,
        /** An attribute or a setting, not meant as text: only unmistakable identifiers count in it. */
        SETTING
    }

    public String place() {
        return location.isEmpty() ? path : path + " " + location;
    }

    /** The record's own would show the text, which may be about people. */
    @Override
    public String toString() {
        return "Segment[" + path + "]";
    }
}
