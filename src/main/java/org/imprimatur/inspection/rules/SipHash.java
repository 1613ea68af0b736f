package org.imprimatur.inspection.rules;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits for tables in memory. Nobody who does not know the key can
 * make two values that collide, and a million values do not collide by chance.
 */
final class SipHash {
    private final long k0;
    private final long k1;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** Of the first so many characters in UTF-16, little-endian. */
    long of(char[] characters, int length) {
        return end(new State(k0, k1), characters, 0, length);
    }

    /** What many texts begin with, taken once. */
    Beginning beginning(String text) {
        var state = new State(k0, k1);
        char[] characters = text.toCharArray();
        int whole = characters.length & ~3;
        takeWhole(state, characters, whole);
        return new Beginning(state, text.substring(whole), whole);
    }

    /** Of a text that begins so and goes on as the other does. */
    long of(Beginning beginning, CellText other) {
        CellText rest = beginning.rest;
        rest.room(beginning.open);
        rest.append(other);
        return end(new State(beginning.state), rest.characters(), beginning.whole, rest.length());
    }

    private static long end(State state, char[] characters, int before, int length) {
        int whole = length & ~3;
        takeWhole(state, characters, whole);
        long last = (long) (2 * (before + length)) << 56;
        for (int i = whole; i < length; i++) {
            last |= (long) characters[i] << 16 * (i - whole);
        }
        state.take(last);
        return state.end();
    }

    private static void takeWhole(State state, char[] characters, int length) {
        for (int i = 0; i < length; i += 4) {
            state.take(characters[i]
                    | (long) characters[i + 1] << 16
                    | (long) characters[i + 2] << 32
                    | (long) characters[i + 3] << 48);
        }
    }

    /** The state behind the whole words of a text, and its last characters, which are part of the next. Not thread-safe. */
    static final class Beginning {
        private final State state;
        private final CellText rest = new CellText();
        private final int open;
        private final int whole;

        private Beginning(State state, String open, int whole) {
            this.state = state;
            this.rest.copy(open);
            this.open = open.length();
            this.whole = whole;
        }
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long k0, long k1) {
            v0 = 0x736f6d6570736575L ^ k0;
            v1 = 0x646f72616e646f6dL ^ k1;
            v2 = 0x6c7967656e657261L ^ k0;
            v3 = 0x7465646279746573L ^ k1;
        }

        State(State other) {
            v0 = other.v0;
            v1 = other.v1;
            v2 = other.v2;
            v3 = other.v3;
        }

        void take(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long end() {
            v2 ^= 0xff;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
