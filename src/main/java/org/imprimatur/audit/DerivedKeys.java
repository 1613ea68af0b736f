package org.imprimatur.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

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
}
