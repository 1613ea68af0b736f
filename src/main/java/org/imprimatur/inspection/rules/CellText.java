package org.imprimatur.inspection.rules;

import java.util.Arrays;

/** The text of one cell at a time, or what is made of it, in an array that is used again for the next. Not thread-safe. */
public final class CellText {
    private char[] characters;
    private int length;

    public CellText() {
        this(256);
    }

    /** @param room for so many characters at first */
    CellText(int room) {
        characters = new char[room];
    }

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

    void copy(CellText other) {
        System.arraycopy(other.characters, 0, room(other.length), 0, other.length);
    }

    void copy(String text) {
        text.getChars(0, text.length(), room(text.length()), 0);
    }

    /** Puts another text behind this one. */
    void append(CellText other) {
        int before = length;
        if (before + other.length > characters.length) {
            characters = Arrays.copyOf(characters, 2 * (before + other.length));
        }
        System.arraycopy(other.characters, 0, characters, before, other.length);
        length = before + other.length;
    }

    void append(char c) {
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, 2 * length);
        }
        characters[length++] = c;
    }

    void clear() {
        length = 0;
    }

    /** As a string of its own. */
    String text() {
        return new String(characters, 0, length);
    }

    /** What stands there is about people. */
    @Override
    public String toString() {
        return "CellText[" + length + "]";
    }
}
