package org.imprimatur.inspection.rules;

/**
 * A part of a file that was not read, in a file of which the rest was.
 *
 * @param place for example {@code part /xl/media/image1.png}
 * @param mechanism what the part is
 */
public record UnreadPart(String place, Mechanism mechanism) {}
