package org.imprimatur.inspection.rules;

/**
 * A place in a file that is called by a name which somebody gave it: a member of an archive, a sheet.
 *
 * @param place how places in it begin, for example {@code member figures.csv}
 * @param name the given name alone
 * @param otherwise how it is called where its name is about a person, for example {@code member 3}
 */
public record NamedPlace(String place, String name, String otherwise) {
    /** The same in a file that lies at that place. */
    public NamedPlace in(String around) {
        return new NamedPlace(around + " " + place, name, around + " " + otherwise);
    }

    /** The record's own would show the name. */
    @Override
    public String toString() {
        return "NamedPlace[" + otherwise + "]";
    }
}
