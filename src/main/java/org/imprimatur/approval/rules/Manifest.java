package org.imprimatur.approval.rules;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What people sign: exactly these bytes, under this name, to this audience over this channel, for this purpose, under these
 * rules and findings. Its digest is the SHA-256 of its RFC 8785 form; any change of anything gives another digest, hence
 * no sign-offs.
 *
 * @param source digest of the version's bytes
 * @param renditions digests of every other form of it that would go out
 * @param policyRules digest of the applicable rules; null until it is submitted
 * @param findings digest of the findings and what was decided about them; null until it is submitted
 */
public record Manifest(
        Sha256 source,
        List<Sha256> renditions,
        Disclosure disclosure,
        @Nullable Sha256 policyRules,
        @Nullable Sha256 findings,
        Nonce nonce) {
    /** Identifies the format, so that no other signed thing can be taken for a manifest. */
    public static final String TYPE = "org.imprimatur.manifest";

    public Manifest {
        renditions = List.copyOf(renditions);
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
        return CanonicalJson.digest(content());
    }
}
