package org.imprimatur.inspection.rules;

/**
 * A part of a file that was not read, in a file of which the rest was.
 *
 * @param place for example {@code part /xl/media/image1.png}
 * @param mechanism what the part is
 * @param seen whether it is a page or picture that whoever opens the file sees, so that people can read it instead
 */
public record UnreadPart(String place, Mechanism mechanism, boolean seen) {
    /** One that nobody sees, or of which that is not known. */
    public UnreadPart(String place, Mechanism mechanism) {
        this(place, mechanism, false);
    }
}
