package org.imprimatur.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.Disclosure;
import org.imprimatur.approval.rules.Embargo;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.approval.rules.Nonce;
import org.imprimatur.approval.rules.Recipient;
import org.imprimatur.audit.rules.KnownTexts;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.jspecify.annotations.Nullable;

/** Reads a manifest back from the canonical JSON that people signed. */
final class ManifestText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final KnownTexts<ManifestText> KNOWN = new KnownTexts<>(ManifestText::readAnew);

    private final JsonNode body;
    private final Manifest closed;

    private ManifestText(JsonNode body) {
        this.body = body;
        this.closed = manifest(Openings::closed);
    }

    /**
     * @throws IllegalStateException for a text that {@link Manifest#canonical()} did not write
     * @throws IllegalArgumentException for one with a code that is none
     */
    static ManifestText read(String canonical) {
        return KNOWN.read(canonical);
    }

    private static ManifestText readAnew(String canonical) {
        try {
            var text = new ManifestText(JSON.readTree(canonical));
            if (!text.closed.canonical().equals(canonical)) {
                throw new IllegalStateException("a stored manifest says something that is not read back");
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException("a stored manifest is not JSON", e);
        }
    }

    /** The digests of its names and free texts. */
    List<Sha256> commitments() {
        return closed.disclosure().commitments().stream()
                .map(Commitment::digest)
                .toList();
    }

    /** @param openings answers the commitment of a digest, with its text where there is one */
    Manifest manifest(Function<Sha256, Commitment> openings) {
        return new Manifest(
                new Sha256(text("source")),
                texts("renditions").stream().map(Sha256::new).toList(),
                disclosure(openings),
                digest("policyRules"),
                digest("findings"),
                new Nonce(text("nonce")));
    }

    private Disclosure disclosure(Function<Sha256, Commitment> openings) {
        var recipients = new ArrayList<Recipient>();
        body.path("recipients")
                .forEach(each -> recipients.add(new Recipient(
                        openings.apply(new Sha256(each.path("name").textValue())),
                        openings.apply(new Sha256(each.path("address").textValue())))));
        var evidence = new TreeMap<EvidenceField, Commitment>();
        body.path("evidence")
                .properties()
                .forEach(field -> evidence.put(
                        EvidenceField.valueOf(field.getKey()),
                        openings.apply(new Sha256(field.getValue().textValue()))));
        return new Disclosure(
                commitment("fileName", openings),
                Audience.valueOf(text("audience")),
                Channel.valueOf(text("channel")),
                commitment("destination", openings),
                recipients,
                commitment("purpose", openings),
                texts("legalBases").stream().map(LegalBasis::new).toList(),
                embargo("notBefore"),
                embargo("notAfter"),
                evidence);
    }

    private String text(String name) {
        return body.path(name).asText();
    }

    private List<String> texts(String name) {
        var texts = new ArrayList<String>();
        body.path(name).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private @Nullable Sha256 digest(String name) {
        return body.has(name) ? new Sha256(text(name)) : null;
    }

    private @Nullable Commitment commitment(String name, Function<Sha256, Commitment> openings) {
        return body.has(name) ? openings.apply(new Sha256(text(name))) : null;
    }

    private @Nullable Embargo embargo(String name) {
        JsonNode moment = body.path(name);
        return moment.isMissingNode()
                ? null
                : new Embargo(
                        Instant.parse(moment.path("at").asText()),
                        ZoneId.of(moment.path("zone").asText()));
    }
}
