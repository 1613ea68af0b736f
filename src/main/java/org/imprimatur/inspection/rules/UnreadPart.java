package org.imprimatur.inspection.rules;

/**
 * A part of a file that its reader did not read, in a file of which the rest was read.
 *
 * @param place for example {@code part /xl/media/image1.png}
 * @param mechanism what the part is
 * @param seen whether it is a page or picture that whoever opens the file sees, so that people can read it instead
 * @param readByMachine whether a program that recognises letters read it instead, which may have missed something
 */
public record UnreadPart(String place, Mechanism mechanism, boolean seen, boolean readByMachine) {
    /** One that nobody sees, or of which that is not known. */
    public UnreadPart(String place, Mechanism mechanism) {
        this(place, mechanism, false, false);
    }

    /** The same where nobody knows whether it is seen. */
    public UnreadPart unseen() {
        return new UnreadPart(place, mechanism, false, readByMachine);
    }
}
