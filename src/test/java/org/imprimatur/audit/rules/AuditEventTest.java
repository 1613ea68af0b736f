package org.imprimatur.audit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
    private static final AuditEvent EVENT = AuditEvent.of(Action.BLOCK_DIGEST, Actor.system("test"), NOON);

    @ParameterizedTest
    @ValueSource(strings = {"Maria Lopez", "A098 765 438", "tab\there", "line\nbreak", "ünïcode", "\u0000", "😀"})
    void a_fact_holds_nothing_that_could_be_free_text(String text) {
        assertThatThrownBy(() -> EVENT.fact("name", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_fact_holds_no_number_that_json_would_round() {
        assertThat(EVENT.fact("n", (1L << 53) - 1).facts()).containsEntry("n", (1L << 53) - 1);
        assertThatThrownBy(() -> EVENT.fact("n", 1L << 53)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EVENT.fact("n", 0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void free_text_stands_in_an_entry_as_a_salted_digest_only() {
        var event = EVENT.detail("reason", "Maria Lopez asked for it");
        byte[] salt = new byte[32];
        var commitment = EntryBody.commitment(salt, "Maria Lopez asked for it");
        String body = json(
                EntryBody.of(UUID.randomUUID(), event, Outcome.PERMITTED, Map.of("reason", commitment), null, "1"));
        assertThat(body).doesNotContain("Maria", "Lopez").contains(commitment.hex());
        salt[0] = 1;
        assertThat(EntryBody.commitment(salt, "Maria Lopez asked for it")).isNotEqualTo(commitment);
    }

    @Test
    void an_entry_tells_time_in_utc_with_microseconds_in_fixed_width() {
        assertThat(EntryBody.time(NOON)).isEqualTo("2026-11-23T12:00:00.123456Z");
        assertThat(EntryBody.time(Instant.parse("2026-11-23T12:00:00Z"))).isEqualTo("2026-11-23T12:00:00.000000Z");
    }

    @Test
    void an_entry_names_an_account_that_nobody_linked_by_a_digest() {
        var stranger = new Actor(
                Actor.Kind.NATURAL_PERSON,
                null,
                null,
                Set.of(),
                new Authentication(
                        new Account("https://idp.example", "maria.lopez"), null, List.of(), null, null, null));
        assertThat(EntryBody.actorId(stranger)).startsWith("account:").doesNotContain("maria");
    }

    @Test
    void an_entry_vouches_for_a_row_by_the_digest_of_its_whole_content() {
        var row = row("APPROVED");
        String body =
                json(EntryBody.of(UUID.randomUUID(), EVENT.attesting(row), Outcome.PERMITTED, Map.of(), null, "1"));
        assertThat(body)
                .contains(EntryBody.rowDigest(row).hex())
                .doesNotContain(EntryBody.rowDigest(row("REFUSED")).hex());
    }

    @Test
    void a_sentence_says_who_did_what_and_a_refused_one_why_not() {
        assertThat(Sentence.of(
                        "Ada",
                        Action.GRANT_AUTHORITY,
                        Outcome.PERMITTED,
                        null,
                        Map.of("person", "Carl", "granted", "COUNSEL")::get))
                .isEqualTo("Ada granted Carl the authority of COUNSEL.");
        assertThat(Sentence.of("Ada", Action.END_AUTHORITY, Outcome.REFUSED, "NO_AUTHORITY", name -> null))
                .isEqualTo("Ada tried to end an authority and was refused (no authority).");
        assertThat(Sentence.of("Ada", Action.PUBLISH_RELEASE, Outcome.PERMITTED, null, name -> "a$1\\b"))
                .as("values are taken as they are")
                .isEqualTo("Ada published release a$1\\b.");
    }

    @Test
    void a_code_is_said_in_words_and_nothing_else_is_changed() {
        assertThat(Sentence.words("PROGRAM_REVIEWER")).isEqualTo("program reviewer");
        assertThat(Sentence.words("AUDITOR")).isEqualTo("auditor");
        assertThat(Sentence.words("NOT_A_REVIEWER")).isEqualTo("not a reviewer");
        for (String other : List.of("", "AR-2026-000123", "Mary-Jane", "NASA 2", "2026-11", "K1", "_", "key:abc")) {
            assertThat(Sentence.words(other)).isEqualTo(other);
        }
    }

    @Test
    void what_only_reads_is_told_from_what_changes_something() {
        assertThat(Action.READ_CONTENT.reads()).isTrue();
        assertThat(Action.DOWNLOAD_RELEASE.reads()).isTrue();
        assertThat(Action.EXPORT_AUDIT.reads())
                .as("what leaves the service is for every auditor to see")
                .isFalse();
        assertThat(Action.USE_PERMIT.reads()).isFalse();
    }

    @Test
    void who_acts_is_the_person_of_the_register() {
        var id = new PersonId(UUID.randomUUID());
        var person = new Actor(Actor.Kind.NATURAL_PERSON, id, null, Set.of(), null);
        assertThat(EntryBody.actorId(person)).isEqualTo(id.toString());
        assertThat(EntryBody.actorId(Actor.system("sweeper"))).isEqualTo("system:sweeper");
    }

    private static Attested row(String state) {
        return new Attested() {
            @Override
            public String attestedKind() {
                return "request";
            }

            @Override
            public String attestedId() {
                return "1";
            }

            @Override
            public SortedMap<String, Object> attested() {
                return new TreeMap<>(Map.of("state", state));
            }
        };
    }

    private static String json(SortedMap<String, Object> body) {
        return new String(CanonicalJson.bytes(body), StandardCharsets.UTF_8);
    }
}
