package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.TreeMap;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.Disclosure;
import org.imprimatur.approval.rules.Embargo;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.approval.rules.Nonce;
import org.imprimatur.approval.rules.Recipient;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.EvidenceField;
import org.jspecify.annotations.Nullable;

/** Makes manifests and commitments, each with random bits of its own. */
@ApplicationScoped
class ManifestWriter {
    private final SecureRandom random = new SecureRandom();

    Manifest write(Sha256 source, DisclosureTerms terms) {
        var evidence = new TreeMap<EvidenceField, Commitment>();
        terms.evidence().forEach((field, text) -> evidence.put(field, commitTo(text)));
        var disclosure = new Disclosure(
                commitToIfGiven(terms.fileName()),
                terms.audience(),
                terms.channel(),
                commitToIfGiven(terms.destination()),
                terms.recipients().stream()
                        .map(to -> new Recipient(commitTo(to.name()), commitTo(to.address())))
                        .toList(),
                commitToIfGiven(terms.purpose()),
                terms.legalBases(),
                embargo(terms.notBefore()),
                embargo(terms.notAfter()),
                evidence);
        return Manifest.draft(source, List.of(), disclosure, nonce());
    }

    Commitment commitTo(FreeText text) {
        var salt = new byte[Commitment.SALT_BYTES];
        random.nextBytes(salt);
        return Commitment.to(text.value(), salt);
    }

    @Nullable
    Commitment commitToIfGiven(@Nullable FreeText text) {
        return text == null ? null : commitTo(text);
    }

    Nonce nonce() {
        var bits = new byte[Nonce.BYTES];
        random.nextBytes(bits);
        return Nonce.of(bits);
    }

    private static @Nullable Embargo embargo(DisclosureTerms.@Nullable When when) {
        return when == null ? null : new Embargo(when.at(), when.zone());
    }
}
