package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.Evidence;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Nonce NONCE = new Nonce("00112233445566778899aabbccddeeff");
    private static final Embargo NOON =
            new Embargo(Instant.parse("2026-03-02T17:00:00Z"), ZoneId.of("America/New_York"));

    private static Disclosure disclosure(
            String name, Audience audience, Channel channel, String destination, String recipient, String basis) {
        var evidence = new TreeMap<EvidenceField, Commitment>();
        evidence.put(EvidenceField.DOCKET_NUMBER, Scene.text("1:26-cv-00017"));
        return new Disclosure(
                Scene.text(name),
                audience,
                channel,
                Scene.text(destination),
                List.of(new Recipient(Scene.text(recipient), Scene.text("1 Main Street"))),
                Scene.text("Discovery"),
                List.of(new LegalBasis(basis)),
                NOON,
                null,
                evidence);
    }

    private static final Disclosure ASKED =
            disclosure("roster.csv", Audience.US_COURT, Channel.SECURE_TRANSFER, "docket", "Clerk", "8CFR208.6(c)(2)");
    private static final Manifest MANIFEST = Manifest.draft(Scene.CONTENT, List.of(), ASKED, NONCE);

    @Test
    void any_change_of_anything_gives_another_digest() {
        var bound = MANIFEST.bound(Sha256.of("rules"), Sha256.of("findings"));
        var digests = new HashSet<Sha256>();
        var manifests = List.of(
                MANIFEST,
                bound,
                MANIFEST.bound(Sha256.of("rules 2"), Sha256.of("findings")),
                MANIFEST.bound(Sha256.of("rules"), Sha256.of("findings 2")),
                MANIFEST.renewed(new Nonce("10112233445566778899aabbccddeeff")),
                Manifest.draft(Sha256.of("other bytes"), List.of(), ASKED, NONCE),
                Manifest.draft(Scene.CONTENT, List.of(Sha256.of("rendition")), ASKED, NONCE),
                asking("other.csv", Audience.US_COURT, Channel.SECURE_TRANSFER, "docket", "Clerk", "8CFR208.6(c)(2)"),
                asking("roster.csv", Audience.OVERSIGHT, Channel.SECURE_TRANSFER, "docket", "Clerk", "8CFR208.6(c)(2)"),
                asking("roster.csv", Audience.US_COURT, Channel.EMAIL, "docket", "Clerk", "8CFR208.6(c)(2)"),
                asking("roster.csv", Audience.US_COURT, Channel.SECURE_TRANSFER, "desk", "Clerk", "8CFR208.6(c)(2)"),
                asking("roster.csv", Audience.US_COURT, Channel.SECURE_TRANSFER, "docket", "Judge", "8CFR208.6(c)(2)"),
                asking("roster.csv", Audience.US_COURT, Channel.SECURE_TRANSFER, "docket", "Clerk", "5USC552a(b)(1)"));
        manifests.forEach(manifest -> digests.add(manifest.digest()));

        assertThat(digests).hasSameSizeAs(manifests);
    }

    private static Disclosure named(Commitment purpose) {
        return new Disclosure(
                null,
                Audience.US_COURT,
                Channel.PAPER,
                null,
                List.of(),
                purpose,
                List.of(),
                null,
                null,
                new TreeMap<>());
    }

    private static Manifest asking(
            String name, Audience audience, Channel channel, String destination, String recipient, String basis) {
        return Manifest.draft(
                Scene.CONTENT, List.of(), disclosure(name, audience, channel, destination, recipient, basis), NONCE);
    }

    @Test
    void the_same_instant_meant_by_another_place_s_clock_is_another_manifest() {
        var elsewhere = new Embargo(NOON.at(), ZoneId.of("UTC"));
        var moved = new Disclosure(
                ASKED.fileName(),
                ASKED.audience(),
                ASKED.channel(),
                ASKED.destination(),
                ASKED.recipients(),
                ASKED.purpose(),
                ASKED.legalBases(),
                elsewhere,
                null,
                ASKED.evidence());

        assertThat(Manifest.draft(Scene.CONTENT, List.of(), moved, NONCE).digest())
                .isNotEqualTo(MANIFEST.digest());
    }

    @Test
    void the_digest_is_of_the_bytes_that_another_implementation_of_rfc_8785_writes() throws IOException {
        assertThat(Sha256.of(new JsonCanonicalizer(MANIFEST.canonical()).getEncodedUTF8()))
                .isEqualTo(MANIFEST.digest());
    }

    @Test
    void names_and_free_text_stand_in_it_as_commitments_only() {
        assertThat(MANIFEST.canonical())
                .doesNotContain("roster", "docket", "Clerk", "Main Street", "Discovery", "cv-00017")
                .contains(Scene.text("roster.csv").digest().hex(), "US_COURT", "8CFR208.6(c)(2)");
        assertThat(MANIFEST.toString()).doesNotContain("roster", "Clerk", "Main Street", "cv-00017");
    }

    @Test
    void a_commitment_opens_with_its_salt_and_text_and_with_nothing_else() {
        var committed = Scene.text("Jane Doe");
        var opening = Objects.requireNonNull(committed.opening());

        assertThat(new Commitment(committed.digest(), opening)).isEqualTo(committed);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Commitment(committed.digest(), new Commitment.Opening(opening.salt(), "John Doe")));
    }

    @Test
    void erasing_a_text_leaves_the_digest_that_was_signed() {
        var erased = new Commitment(Scene.text("Jane Doe").digest(), null);

        assertThat(erased.value()).isNull();
        assertThat(Manifest.draft(Scene.CONTENT, List.of(), named(erased), NONCE)
                        .digest())
                .isEqualTo(Manifest.draft(Scene.CONTENT, List.of(), named(Scene.text("Jane Doe")), NONCE)
                        .digest());
    }

    @Test
    void the_same_name_typed_with_combining_marks_is_the_same_name() {
        var salt = new byte[Commitment.SALT_BYTES];

        assertThat(Commitment.to("Jose\u0301", salt)).isEqualTo(Commitment.to("Jos\u00e9", salt));
    }

    @Test
    void evidence_counts_as_given_only_where_it_says_something_for_every_recipient() {
        assertThat(ASKED.evidencePresent())
                .isEqualTo(new Evidence(Set.of(
                        EvidenceField.DOCKET_NUMBER, EvidenceField.RECIPIENT_NAME, EvidenceField.RECIPIENT_ADDRESS)));
        var evidence = new TreeMap<EvidenceField, Commitment>();
        evidence.put(EvidenceField.DOCKET_NUMBER, Scene.text(" "));
        evidence.put(EvidenceField.RECIPIENT_NAME, Scene.text("claimed, not given"));
        var weak = new Disclosure(
                null,
                Audience.US_COURT,
                Channel.PAPER,
                null,
                List.of(
                        new Recipient(Scene.text("Clerk"), Scene.text("1 Main Street")),
                        new Recipient(Scene.text(""), Scene.text("2 Main Street"))),
                null,
                List.of(),
                null,
                null,
                evidence);

        assertThat(weak.evidencePresent()).isEqualTo(new Evidence(Set.of(EvidenceField.RECIPIENT_ADDRESS)));
    }
}
