package org.imprimatur.inspection.rules;

/** A text whose characters are one byte each, where it lies. Used again for the next. Not thread-safe. */
public final class LatinText {
    private byte[] bytes = new byte[0];
    private int from;
    private int length;

    /** Shows what lies there, until it is told to show something else. */
    public void show(byte[] newBytes, int newFrom, int newLength) {
        bytes = newBytes;
        from = newFrom;
        length = newLength;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes} it begins. */
    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** What stands there is about people. */
    @Override
    public String toString() {
        return "LatinText[" + length + "]";
    }
}
