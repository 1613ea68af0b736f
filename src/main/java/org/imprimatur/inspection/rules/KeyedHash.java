package org.imprimatur.inspection.rules;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a key outside the database: tells whether two values are the same and nothing else about them, also to
 * somebody who could guess every value there can be. Not thread-safe.
 */
public final class KeyedHash {
    private final SecretKeySpec key;
    private final SipHash people;
    private final CellText person = new CellText();
    /** Row after row the numbers are of the same one. */
    private String lastRegister = "";

    private SipHash.Beginning ofLastRegister;

    /** @param key at least 32 bytes, never stored with the hashes */
    public KeyedHash(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the key of keyed hashes needs at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        var derived = ByteBuffer.wrap(mac().doFinal("people of one inspection".getBytes(StandardCharsets.UTF_8)));
        this.people = new SipHash(derived.getLong(), derived.getLong());
        this.ofLastRegister = people.beginning(":");
    }

    /** Of one person, by what identifies them. Lives as long as one inspection; what is stored of it is hashed again. */
    long ofPerson(String identifier) {
        person.copy(identifier);
        return people.of(person.characters(), person.length());
    }

    /** Of one person by a number: the same as of {@code register + ":" + number}, without making a string for each row. */
    long ofPerson(String register, Spelling number) {
        if (!number.isShort()) {
            return ofPerson(register + ":" + number.text());
        }
        if (!register.equals(lastRegister)) {
            lastRegister = register;
            ofLastRegister = people.beginning(register + ":");
        }
        return SipHash.of(ofLastRegister, number.brief());
    }

    /** Of the values that a recogniser matched, in their order. */
    String ofValues(String recogniser, Collection<String> values) {
        Stream stream = stream(recogniser);
        values.forEach(stream::take);
        return stream.end();
    }

    /** Of people, in the order of their keys. */
    String ofPeople(String recogniser, KeySet keys) {
        Stream stream = stream(recogniser);
        for (long key : keys.sorted()) {
            stream.take(key);
        }
        return stream.end();
    }

    /** The same hash as {@link #ofValues} for values that come one by one. */
    Stream stream(String recogniser) {
        return new Stream(mac(), recogniser);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Collects short values into larger pieces, since each call of a MAC costs more than hashing what is short. */
    static final class Stream {
        private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        private final Mac mac;
        private final CellText copied = new CellText();
        private final byte[] bytes = new byte[4096];
        private int filled;

        private Stream(Mac mac, String recogniser) {
            this.mac = mac;
            take("finding");
            take(recogniser);
        }

        void take(String text) {
            copied.copy(text);
            take(copied);
        }

        void take(Spelling value) {
            if (!value.isShort()) {
                take(value.text());
                return;
            }
            if (filled + ShortText.LONGEST + 1 > bytes.length) {
                flush();
            }
            ShortText text = value.brief();
            text.write(bytes, filled);
            filled += text.length();
            bytes[filled++] = 0;
        }

        void take(CellText text) {
            int length = text.length();
            if (filled + length + 1 > bytes.length) {
                flush();
            }
            if (length < bytes.length && isTakenAsAscii(text.characters(), length)) {
                filled += length;
            } else {
                flush();
                mac.update(text.text().getBytes(StandardCharsets.UTF_8));
            }
            if (filled == bytes.length) {
                flush();
            }
            bytes[filled++] = 0;
        }

        /** Writes each character as a byte, which is what it is in UTF-8 if all are ASCII; otherwise that is to be written over. */
        private boolean isTakenAsAscii(char[] characters, int length) {
            int all = 0;
            for (int i = 0; i < length; i++) {
                all |= characters[i];
                bytes[filled + i] = (byte) characters[i];
            }
            return all < 0x80;
        }

        void take(long key) {
            if (filled + Long.BYTES > bytes.length) {
                flush();
            }
            EIGHT.set(bytes, filled, key);
            filled += Long.BYTES;
        }

        String end() {
            flush();
            return HexFormat.of().formatHex(mac.doFinal());
        }

        private void flush() {
            mac.update(bytes, 0, filled);
            filled = 0;
        }
    }
}
