package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.document.rules.DocumentExamples.ANNA;
import static org.imprimatur.document.rules.DocumentExamples.NOON;
import static org.imprimatur.document.rules.DocumentExamples.actor;
import static org.imprimatur.document.rules.DocumentExamples.authority;
import static org.imprimatur.document.rules.DocumentExamples.document;
import static org.imprimatur.document.rules.DocumentExamples.identity;
import static org.imprimatur.document.rules.DocumentExamples.registration;

import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentTest {
    @Test
    void registering_a_document_is_one_act_about_that_document() {
        var change = register(registration(), Role.SUBMITTER);

        assertThat(change.after().reference().value()).isEqualTo("DOC-2026-000123");
        assertThat(change.after().lockVersion()).isZero();
        assertThat(change.event().action()).isEqualTo(Action.REGISTER_DOCUMENT);
        assertThat(change.event().subject())
                .isEqualTo(Subject.ofDocument(change.after().id()));
        assertThat(change.event().role()).isEqualTo(Role.SUBMITTER);
    }

    @Test
    void title_and_custodian_reach_the_entry_only_as_details_that_can_be_erased() {
        var event = register(registration(), Role.SUBMITTER).event();

        assertThat(event.facts().values().toString())
                .doesNotContain("Detention")
                .doesNotContain("office");
        assertThat(event.details())
                .containsEntry("title", "Detention statistics, March")
                .containsEntry("custodian", "Statistics office");
        assertThat(document().attested().toString()).doesNotContain("Detention").doesNotContain("office");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SUBMITTER")
    void nobody_but_a_submitter_registers_a_document(Role role) {
        assertRefused(registration(), role, DocumentRefusal.NOT_A_SUBMITTER);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Office, TITLE_MISSING",
        "'   ', Office, TITLE_MISSING",
        "'two\nlines', Office, TITLE_NOT_ACCEPTABLE",
        "'hidden\u202Eorder', Office, TITLE_NOT_ACCEPTABLE",
        "'nul\u0000', Office, TITLE_NOT_ACCEPTABLE",
        "Title, '', CUSTODIAN_MISSING",
        "Title, 'tab\tbed', CUSTODIAN_NOT_ACCEPTABLE",
    })
    void words_that_are_missing_or_do_not_print_are_refused(String title, String custodian, DocumentRefusal refusal) {
        assertRefused(
                new Document.Registration(title, custodian, Set.of(ProtectionCategory.SPII)), Role.SUBMITTER, refusal);
    }

    @Test
    void a_title_has_at_most_two_hundred_characters() {
        var categories = Set.of(ProtectionCategory.SPII);
        var longest = new Document.Registration("ä".repeat(200), "Office", categories);
        assertThat(register(longest, Role.SUBMITTER).after().title()).hasSize(200);

        assertRefused(
                new Document.Registration("ä".repeat(201), "Office", categories),
                Role.SUBMITTER,
                DocumentRefusal.TITLE_NOT_ACCEPTABLE);
    }

    @Test
    void a_document_declares_at_least_one_protection_category() {
        assertRefused(
                new Document.Registration("Title", "Office", Set.of()),
                Role.SUBMITTER,
                DocumentRefusal.CATEGORY_MISSING);
    }

    @Test
    void an_act_on_a_document_that_has_changed_since_it_was_read_is_refused() {
        document().requireUnchangedSince(0);

        assertThatThrownBy(() -> document().requireUnchangedSince(1))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(DocumentRefusal.DOCUMENT_CHANGED));
    }

    private static Change<Document> register(Document.Registration said, Role role) {
        return Document.register(said, identity(), actor(ANNA, Set.of(role)), authority(ANNA, role), NOON);
    }

    private static void assertRefused(Document.Registration said, Role role, DocumentRefusal refusal) {
        assertThatThrownBy(() -> register(said, role))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }
}
