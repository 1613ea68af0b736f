package org.imprimatur.inspection.rules;

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
    private final Mac mac;

    /** @param key at least 32 bytes, never stored with the hashes */
    public KeyedHash(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the key of keyed hashes needs at least 32 bytes");
        }
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Of one person, by what identifies them. */
    String ofPerson(String identifier) {
        update("person");
        update(identifier);
        return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
    }

    /** Of the values that a recogniser matched, in their order. */
    String ofValues(String recogniser, Collection<String> values) {
        update("finding");
        update(recogniser);
        values.forEach(this::update);
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private void update(String text) {
        mac.update(text.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
    }
}
