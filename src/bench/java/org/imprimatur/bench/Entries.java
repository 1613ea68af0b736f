package org.imprimatur.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;

/**
 * Audit entries as the service itself would write them, under its own key: what the bench puts into the database besides the
 * service is vouched for like everything else, or the service would not read it.
 */
final class Entries {
    static final String INSERT = "insert into audit.entry (entry_id, key_id, mac, body) values (?, ?, ?, ?)";

    private final SecretKeySpec key;
    private final short keyId;
    private final String appVersion;

    Entries() throws IOException {
        var config = ConfigProvider.getConfig();
        List<String> keys = Files.readAllLines(config.getValue("imprimatur.audit.mac-key-file", Path.class)).stream()
                .filter(line -> !line.isBlank())
                .toList();
        this.keyId = (short) keys.size();
        this.key = new SecretKeySpec(
                HexFormat.of().parseHex(keys.get(keys.size() - 1).strip()), "HmacSHA256");
        this.appVersion = config.getValue("quarkus.application.version", String.class);
    }

    record Entry(UUID id, short keyId, byte[] mac, byte[] body) {}

    static UUID freshId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    Entry of(AuditEvent event) throws GeneralSecurityException {
        UUID id = freshId();
        byte[] body = CanonicalJson.bytes(EntryBody.of(id, event, Outcome.PERMITTED, Map.of(), null, appVersion));
        return new Entry(id, keyId, mac(body), body);
    }

    byte[] mac(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(body);
    }
}
