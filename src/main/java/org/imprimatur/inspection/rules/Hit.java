package org.imprimatur.inspection.rules;

/**
 * One value in one cell that a recogniser took for data about a person.
 *
 * @param value in its one spelling
 * @param mechanism how the cell is hidden, or how the value is disguised in it
 */
record Hit(Recogniser recogniser, Cell cell, String value, Mechanism mechanism, boolean weak) {
    boolean identifies() {
        return !weak && !recogniser.id().equals("NATIONALITY");
    }
}
