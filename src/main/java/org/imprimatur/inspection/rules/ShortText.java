package org.imprimatur.inspection.rules;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text of at most sixteen characters of one byte each, as two numbers: what nearly all values of tables are. To look at eight characters at
 * once is what makes a million rows quick; everything here says what it says of each character. Used again for the next text. Not thread-safe.
 */
public final class ShortText {
    static final int LONGEST = 2 * Long.BYTES;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long UPPER_HALVES = 0xf0f0f0f0f0f0f0f0L;
    private static final long SMALL = ('a' - 'A') * ONES;

    /** {@code 0000-00-}, {@code 00} and which bytes of it are digits. */
    private static final long DATE_LOW = 0x2d30302d30303030L;

    private static final long DATE_LOW_DIGITS = 0x00ffff00ffffffffL;
    private static final long TWO_DIGITS = 0x3030L;

    /** {@code A0000000}. */
    private static final long NUMBER_LOW = 0x3030303030303041L;

    private static final long NUMBER_LOW_DIGITS = 0xffffffffffffff00L;

    private static final String DIGITS = "0123456789";

    /** What the characters of a {@linkplain #isRegisterNumber number} can be, as folded text. */
    static final List<String> REGISTER_NUMBER = Stream.concat(
                    Stream.of("a"), Stream.generate(() -> DIGITS).limit(9))
            .toList();

    /** What those of a {@linkplain #isDate date} can be. */
    static final List<String> DATE = List.of("12", "90", DIGITS, DIGITS, " ", DIGITS, DIGITS, " ", DIGITS, DIGITS);

    private long low;
    private long high;
    private int length;

    /**
     * @param newLength at least 1
     * @return whether it is short, and not so near to the end of the bytes that sixteen cannot be read at once
     */
    public boolean show(byte[] bytes, int from, int newLength) {
        if (newLength > LONGEST || from + LONGEST > bytes.length) {
            return false;
        }
        long first = (long) EIGHT.get(bytes, from);
        if (newLength <= Long.BYTES) {
            set(first & used(newLength), 0, newLength);
        } else {
            long second = (long) EIGHT.get(bytes, from + Long.BYTES);
            set(first, second & used(newLength - Long.BYTES), newLength);
        }
        return true;
    }

    private void set(long newLow, long newHigh, int newLength) {
        low = newLow;
        high = newHigh;
        length = newLength;
    }

    /** @return whether the text is short and ASCII; otherwise it is not shown */
    boolean show(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        long newLow = 0;
        long newHigh = 0;
        for (int i = 0; i < text.length(); i++) {
            long c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            newLow |= i < Long.BYTES ? c << i * Byte.SIZE : 0;
            newHigh |= i < Long.BYTES ? 0 : c << i * Byte.SIZE;
        }
        set(newLow, newHigh, text.length());
        return true;
    }

    void copy(ShortText other) {
        set(other.low, other.high, other.length);
    }

    /** The first eight characters, the first of them lowest; zeros behind the last. */
    long low() {
        return low;
    }

    /** The others. */
    long high() {
        return high;
    }

    int length() {
        return length;
    }

    /** Ones in so many of the lowest bytes, 1 to 8. */
    private static long used(int bytes) {
        return -1L >>> (Long.BYTES - bytes) * Byte.SIZE;
    }

    /** Whether it is nothing but ASCII letters. */
    boolean isWord() {
        return length <= Long.BYTES
                ? length > 0 && areLetters(low, used(length))
                : areLetters(low, -1) && areLetters(high, used(length - Long.BYTES));
    }

    private static boolean areLetters(long eight, long used) {
        long small = eight | SMALL;
        // no sum of two bytes below 128 reaches into the next byte
        long fromA = (small & ~HIGH) + (0x80 - 'a') * ONES;
        long beyondZ = (small & ~HIGH) + (0x7f - 'z') * ONES;
        return ((~fromA | beyondZ | small) & HIGH & used) == 0;
    }

    /** Whether it is written {@code A991234567}. */
    boolean isRegisterNumber() {
        return length == 10 && areDigits(low, NUMBER_LOW, NUMBER_LOW_DIGITS) && areDigits(high, TWO_DIGITS, used(2));
    }

    /** Whether it is written {@code 1984-01-17}, in this century or the last. */
    boolean isDate() {
        int century = (int) low & 0xffff;
        return length == 10
                && (century == ('1' | '9' << 8) || century == ('2' | '0' << 8))
                && areDigits(low, DATE_LOW, DATE_LOW_DIGITS)
                && areDigits(high, TWO_DIGITS, used(2));
    }

    /** @param pattern a zero for each digit, and everything else as it is */
    private static boolean areDigits(long eight, long pattern, long digits) {
        long values = eight ^ pattern;
        // of the digits the lower half of the byte is left, at most nine, and of everything else nothing
        return ((values | (values & digits) + 6 * ONES) & UPPER_HALVES) == 0 && (values & ~digits) == 0;
    }

    /** The digit of a date or number. */
    int digit(int at) {
        long from = at < Long.BYTES ? low : high;
        return (int) (from >>> (at % Long.BYTES) * Byte.SIZE & 0xf);
    }

    /** Whether a number has nothing but zeros. */
    boolean isZero() {
        return low == NUMBER_LOW && high == TWO_DIGITS;
    }

    /** Shows a word in small letters. */
    void copySmall(ShortText word) {
        boolean longer = word.length > Long.BYTES;
        long smallLow = word.low | SMALL & (longer ? -1 : used(word.length));
        set(smallLow, longer ? word.high | SMALL & used(word.length - Long.BYTES) : 0, word.length);
    }

    /** Writes sixteen bytes, of which those behind the last character are zeros. */
    void write(byte[] into, int at) {
        EIGHT.set(into, at, low);
        EIGHT.set(into, at + Long.BYTES, high);
    }

    /** As a string of its own. */
    String text() {
        byte[] bytes = new byte[LONGEST];
        write(bytes, 0);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** What stands there is about people. */
    @Override
    public String toString() {
        return "ShortText[" + length + "]";
    }
}
