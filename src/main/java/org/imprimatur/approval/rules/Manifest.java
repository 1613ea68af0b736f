package org.imprimatur.approval.rules;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What people sign: exactly these bytes, under this name, to this audience over this channel, for this purpose, under these
 * rules and findings. Its digest is the SHA-256 of its RFC 8785 form; any change of anything gives another digest, hence
 * no sign-offs. Immutable; no record, because the rules ask for its digest again and again and it is kept.
 */
public final class Manifest {
    /** Identifies the format, so that no other signed thing can be taken for a manifest. */
    public static final String TYPE = "org.imprimatur.manifest";

    private final Sha256 source;
    private final List<Sha256> renditions;
    private final Disclosure disclosure;
    private final @Nullable Sha256 policyRules;
    private final @Nullable Sha256 findings;
    private final Nonce nonce;
    private @Nullable Sha256 digest;

    /**
     * @param source digest of the version's bytes
     * @param renditions digests of every other form of it that would go out
     * @param policyRules digest of the applicable rules; null until it is submitted
     * @param findings digest of the findings and what was decided about them; null until it is submitted
     */
    public Manifest(
            Sha256 source,
            List<Sha256> renditions,
            Disclosure disclosure,
            @Nullable Sha256 policyRules,
            @Nullable Sha256 findings,
            Nonce nonce) {
        this.source = source;
        this.renditions = List.copyOf(renditions);
        this.disclosure = disclosure;
        this.policyRules = policyRules;
        this.findings = findings;
        this.nonce = nonce;
    }

    public Sha256 source() {
        return source;
    }

    public List<Sha256> renditions() {
        return renditions;
    }

    public Disclosure disclosure() {
        return disclosure;
    }

    @Nullable
    public Sha256 policyRules() {
        return policyRules;
    }

    @Nullable
    public Sha256 findings() {
        return findings;
    }

    public Nonce nonce() {
        return nonce;
    }

    public static Manifest draft(Sha256 source, List<Sha256> renditions, Disclosure disclosure, Nonce nonce) {
        return new Manifest(source, renditions, disclosure, null, null, nonce);
    }

    /** The manifest that reviewers will be shown: bound to the rules and the findings as they are now. */
    Manifest bound(Sha256 rules, Sha256 dispositions) {
        return new Manifest(source, renditions, disclosure, rules, dispositions, nonce);
    }

    /** Unlike the one before, and no longer bound to rules or findings. */
    Manifest renewed(Nonce fresh) {
        return draft(source, renditions, disclosure, fresh);
    }

    /** What is signed, ready to be written canonically: ids of nothing, digests, codes and times. */
    public SortedMap<String, Object> content() {
        var content = new TreeMap<>(disclosure.content());
        content.put("type", TYPE);
        content.put("v", 1);
        content.put("source", source.hex());
        content.put("renditions", renditions.stream().map(Sha256::hex).toList());
        if (policyRules != null) {
            content.put("policyRules", policyRules.hex());
        }
        if (findings != null) {
            content.put("findings", findings.hex());
        }
        content.put("nonce", nonce.hex());
        return content;
    }

    /** The canonical bytes as text, to show to whoever wants to check the digest. */
    public String canonical() {
        return CanonicalJson.text(content());
    }

    /** What people sign. */
    public Sha256 digest() {
        Sha256 known = digest;
        if (known == null) {
            known = CanonicalJson.digest(content());
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Manifest that
                && source.equals(that.source)
                && renditions.equals(that.renditions)
                && disclosure.equals(that.disclosure)
                && Objects.equals(policyRules, that.policyRules)
                && Objects.equals(findings, that.findings)
                && nonce.equals(that.nonce);
    }

    @Override
    public int hashCode() {
        return nonce.hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
