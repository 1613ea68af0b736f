package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.imprimatur.audit.rules.Sha256;

/**
 * Keys for other purposes, derived from the first key of {@code imprimatur.audit.mac-key-file}, so that an operator keeps one
 * secret and not many. A derived key says nothing about the one it came from.
 */
@ApplicationScoped
public class DerivedKeys {
    private final MacKeys keys;

    DerivedKeys(MacKeys keys) {
        this.keys = keys;
    }

    /**
     * 32 bytes, always the same for a purpose.
     *
     * @param purpose a name that is used for nothing else
     */
    public byte[] forPurpose(String purpose) {
        return keys.macWithFirst(("org.imprimatur.derived-key:" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA-256 under the purpose's key: tells whether two texts are the same, and confirms no guess without the key. */
    public Sha256 keyedDigest(String purpose, byte[] text) {
        return new Sha256(
                HexFormat.of().formatHex(MacKeys.mac(new SecretKeySpec(forPurpose(purpose), MacKeys.ALGORITHM), text)));
    }
}
