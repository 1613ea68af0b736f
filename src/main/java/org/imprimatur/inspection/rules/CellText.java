package org.imprimatur.inspection.rules;

/** The displayed text of one cell at a time, in an array that is used again for the next. Not thread-safe. */
public final class CellText {
    private char[] characters = new char[256];
    private int length;

    public char[] characters() {
        return characters;
    }

    public int length() {
        return length;
    }

    /** @return the array to write so many characters into, from 0 */
    public char[] room(int newLength) {
        if (newLength > characters.length) {
            characters = new char[Math.max(newLength, 2 * characters.length)];
        }
        length = newLength;
        return characters;
    }

    /** What stands there is about people. */
    @Override
    public String toString() {
        return "CellText[" + length + "]";
    }
}
