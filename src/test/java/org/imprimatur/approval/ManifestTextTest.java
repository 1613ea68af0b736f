package org.imprimatur.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.FreeText;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.EvidenceField;
import org.imprimatur.policy.rules.LegalBasis;
import org.junit.jupiter.api.Test;

class ManifestTextTest {
    private static final DisclosureTerms.When NOON =
            new DisclosureTerms.When(Instant.parse("2026-03-02T17:00:00.000001Z"), ZoneId.of("America/New_York"));

    private final Manifest full = new ManifestWriter()
            .write(
                    Sha256.of("bytes"),
                    new DisclosureTerms(
                            new FreeText("roster.csv"),
                            Audience.US_COURT,
                            Channel.SECURE_TRANSFER,
                            new FreeText("docket"),
                            List.of(new DisclosureTerms.To(new FreeText("Clerk"), new FreeText("1 Main Street"))),
                            new FreeText("Discovery"),
                            List.of(new LegalBasis("8CFR208.6(c)(2)"), new LegalBasis("5USC552a(b)(11)")),
                            NOON,
                            NOON,
                            Map.of(EvidenceField.DOCKET_NUMBER, new FreeText("1:26-cv-00017"))));

    private Commitment opened(Sha256 digest) {
        var all = new HashMap<Sha256, Commitment>();
        full.disclosure().commitments().forEach(each -> all.put(each.digest(), each));
        return all.getOrDefault(digest, new Commitment(digest, null));
    }

    @Test
    void what_was_signed_is_read_back_with_its_texts() {
        Manifest read = ManifestText.read(full.canonical()).manifest(this::opened);

        assertThat(read.digest()).isEqualTo(full.digest());
        assertThat(read.disclosure().recipients()).isEqualTo(full.disclosure().recipients());
        assertThat(read.disclosure().fileName()).isEqualTo(full.disclosure().fileName());
        assertThat(read.disclosure().notBefore()).isEqualTo(full.disclosure().notBefore());
        assertThat(read.disclosure().evidence()).isEqualTo(full.disclosure().evidence());
    }

    @Test
    void what_was_signed_is_the_same_when_its_texts_were_erased() {
        Manifest read = ManifestText.read(full.canonical()).manifest(Openings::closed);

        assertThat(read.digest()).isEqualTo(full.digest());
        assertThat(read.disclosure().evidencePresent())
                .isEqualTo(full.disclosure().evidencePresent());
    }

    @Test
    void a_text_that_says_more_than_a_manifest_can_is_not_read() {
        var more = full.canonical().replaceFirst("\\{", "{\"addendum\":\"and to everybody else\",");

        assertThatIllegalStateException().isThrownBy(() -> ManifestText.read(more));
    }

    @Test
    void the_same_terms_never_give_the_same_manifest_twice() {
        var terms = new DisclosureTerms(
                new FreeText("a.csv"),
                Audience.PUBLIC_WEB,
                Channel.WEB_SITE,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                Map.of());
        var writer = new ManifestWriter();

        assertThat(writer.write(Sha256.of("bytes"), terms).digest())
                .isNotEqualTo(writer.write(Sha256.of("bytes"), terms).digest());
    }
}
