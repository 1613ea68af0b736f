package org.imprimatur.document;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DocumentRefusal;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Content-Digest} header of RFC 9530: what the sender says the bytes' SHA-256 is. */
final class AnnouncedDigest {
    /** One dictionary member with a byte sequence (RFC 8941, sections 3.2 and 3.3.5); parameters are not defined here. */
    private static final Pattern MEMBER = Pattern.compile("([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):");

    private AnnouncedDigest() {}

    /**
     * @param header the field's value, null where the sender sent none
     * @return the SHA-256, empty where nothing was announced
     * @throws RuleViolation where the header is there and no SHA-256 can be read from it: a sender who announces a digest
     *     wants it checked
     */
    static Optional<Sha256> in(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Sha256 announced = null;
        for (String part : header.split(",", -1)) {
            var member = MEMBER.matcher(part.strip());
            if (!member.matches()) {
                throw new RuleViolation(DocumentRefusal.CONTENT_DIGEST_UNREADABLE);
            }
            if ("sha-256".equals(member.group(1))) {
                announced = sha256(member.group(2));
            }
        }
        if (announced == null) {
            throw new RuleViolation(DocumentRefusal.CONTENT_DIGEST_UNREADABLE);
        }
        return Optional.of(announced);
    }

    private static Sha256 sha256(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new RuleViolation(DocumentRefusal.CONTENT_DIGEST_UNREADABLE);
        }
        if (bytes.length != 32) {
            throw new RuleViolation(DocumentRefusal.CONTENT_DIGEST_UNREADABLE);
        }
        return new Sha256(HexFormat.of().formatHex(bytes));
    }
}
