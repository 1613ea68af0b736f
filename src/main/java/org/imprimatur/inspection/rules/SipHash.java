package org.imprimatur.inspection.rules;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits for tables in memory. Nobody who does not know the key can
 * make two values that collide, and a million values do not collide by chance.
 */
final class SipHash {
    /** Characters of each word. */
    private static final int WORD = 4;

    private static final int ROUNDS = 2;
    private static final int LAST_ROUNDS = 4;

    private final long k0;
    private final long k1;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /** Of the first so many characters in UTF-16, little-endian. */
    long of(char[] characters, int length) {
        var state = new State(k0, k1);
        int whole = length & ~(WORD - 1);
        takeWhole(state, characters, whole);
        long last = (long) (2 * length) << 56;
        for (int i = whole; i < length; i++) {
            last |= (long) characters[i] << 16 * (i - whole);
        }
        state.take(last);
        return state.end();
    }

    private static void takeWhole(State state, char[] characters, int length) {
        for (int i = 0; i < length; i += WORD) {
            state.take(characters[i]
                    | (long) characters[i + 1] << 16
                    | (long) characters[i + 2] << 32
                    | (long) characters[i + 3] << 48);
        }
    }

    /**
     * What many texts begin with, taken once.
     *
     * @param text of characters of one byte each
     */
    Beginning beginning(String text) {
        var state = new State(k0, k1);
        char[] characters = text.toCharArray();
        int whole = characters.length & ~(WORD - 1);
        takeWhole(state, characters, whole);
        long open = 0;
        for (int i = whole; i < characters.length; i++) {
            open |= (long) characters[i] << (i - whole) * Byte.SIZE;
        }
        return new Beginning(state, open, characters.length - whole, characters.length);
    }

    /** Of a text that begins so and goes on as the other does. Once for each row, so that the state is kept in no object. */
    static long of(Beginning beginning, ShortText other) {
        // what is open stands before the other's characters, of which the last come to stand in a third number
        int moved = beginning.openCharacters * Byte.SIZE;
        long low = other.low() << moved | beginning.open;
        long high = other.high() << moved | other.low() >>> 1 >>> (Long.SIZE - 1 - moved);
        long last = other.high() >>> 1 >>> (Long.SIZE - 1 - moved);
        int rest = beginning.openCharacters + other.length();
        long v0 = beginning.state.v0;
        long v1 = beginning.state.v1;
        long v2 = beginning.state.v2;
        long v3 = beginning.state.v3;
        int rounds = 0;
        while (rounds != LAST_ROUNDS) {
            long word = 0;
            if (rest >= 0) {
                boolean whole = rest >= WORD;
                word = widened(low) | (whole ? 0 : (long) (2 * (beginning.length + other.length())) << 56);
                rounds = ROUNDS;
            } else {
                v2 ^= 0xff;
                rounds = LAST_ROUNDS;
            }
            v3 ^= word;
            for (int i = 0; i < rounds; i++) {
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
            v0 ^= word;
            low = low >>> 32 | high << 32;
            high = high >>> 32 | last << 32;
            last >>>= 32;
            rest -= WORD;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The lowest four characters of one byte in UTF-16. */
    private static long widened(long bytes) {
        long twos = (bytes & 0xffff) | (bytes & 0xffff0000L) << 16;
        return twos & 0x000000ff000000ffL | (twos & 0x0000ff000000ff00L) << 8;
    }

    /** The state behind the whole words of a text, and its other characters, with which the next word begins. */
    static final class Beginning {
        private final State state;
        private final long open;
        private final int openCharacters;
        private final int length;

        private Beginning(State state, long open, int openCharacters, int length) {
            this.state = state;
            this.open = open;
            this.openCharacters = openCharacters;
            this.length = length;
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
