package org.imprimatur.inspection.rules;

/** The lists of words of a ruleset. Compared as {@link FoldedText}. Names are those of the file, in capitals. */
enum WordList {
    /** Names and adjectives. */
    COUNTRIES,
    /** A text with one of these is the name of a place or an office, not of a person. */
    ORGANISATION_WORDS,
    /** Names of places begin with these. */
    PLACE_NAME_WORDS,
    /** A table with a column that is called so is about places. */
    PLACE_HEADERS,
    /** The local parts of addresses that belong to no one person. */
    SHARED_MAILBOXES,
    /** A column whose header holds one of these counts people. */
    COUNT_WORDS,
    /** A column or row with one of these holds figures that are no counts of people. */
    OTHER_FIGURE_WORDS,
    /** Headers that say of a number only that it is one. */
    NUMBER_HEADERS,
    /** What stands in a cell that has no value. */
    PLACEHOLDERS,
    /** A column that is called so names whoever speaks or decides for an office. */
    OFFICIAL_HEADERS,
    /** A column with one of these holds dates that are nobody's birth. */
    OTHER_DATE_WORDS,
    /** Given names that many people bear. */
    GIVEN_NAMES
}
