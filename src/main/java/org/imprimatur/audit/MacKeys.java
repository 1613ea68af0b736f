package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the entries' HMAC-SHA-256 (RFC 2104). They live outside the database: whoever can write rows but not read
 * this file cannot make an entry that counts.
 */
@ApplicationScoped
class MacKeys {
    static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    @Inject
    MacKeys(AuditConfig config) {
        this(config.macKeyFile());
    }

    /** @throws IllegalStateException with what to do, when the file is missing or malformed; the start stops */
    MacKeys(Path file) {
        this.keys = read(file);
    }

    int current() {
        return keys.size();
    }

    byte[] mac(byte[] body) {
        return mac(keys.get(keys.size() - 1), body);
    }

    /** Under the oldest key, which never changes. */
    byte[] macWithFirst(byte[] text) {
        return mac(keys.get(0), text);
    }

    boolean knows(int keyId) {
        return keyId >= 1 && keyId <= keys.size();
    }

    /** False for a key number that this process does not know. */
    boolean verify(int keyId, byte[] mac, byte[] body) {
        return knows(keyId) && MessageDigest.isEqual(mac, mac(keys.get(keyId - 1), body));
    }

    static byte[] mac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static List<SecretKeySpec> read(Path file) {
        var keys = new ArrayList<SecretKeySpec>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isBlank()) {
                    continue;
                }
                byte[] key = HexFormat.of().parseHex(line.strip());
                if (key.length != 32) {
                    throw new IllegalArgumentException("a key has " + key.length + " bytes");
                }
                keys.add(new SecretKeySpec(key, ALGORITHM));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "imprimatur.audit.mac-key-file (" + file + ") must be a readable file with one key a line,"
                            + " each 64 hexadecimal digits. Create one with: openssl rand -hex 32",
                    e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("imprimatur.audit.mac-key-file (" + file + ") holds no key."
                    + " Create one with: openssl rand -hex 32");
        }
        return List.copyOf(keys);
    }

    /** The entry of these columns, if its MAC verifies. */
    Optional<VerifiedEntry> verified(Object keyId, Object mac, Object body) {
        return verify(((Number) keyId).intValue(), (byte[]) mac, (byte[]) body)
                ? Optional.of(VerifiedEntry.parse((byte[]) body))
                : Optional.empty();
    }
}
