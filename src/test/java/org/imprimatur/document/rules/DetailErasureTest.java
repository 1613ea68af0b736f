package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.document.rules.DocumentExamples.ANNA;
import static org.imprimatur.document.rules.DocumentExamples.BEN;
import static org.imprimatur.document.rules.DocumentExamples.NOON;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DetailErasureTest {
    private static final UUID ENTRY = new UUID(8, 1);
    private static final Subject ABOUT = Subject.ofDocument(new UUID(1, 1));

    private static DetailErasure.Holder holder(Set<String> fields, Set<String> erased, boolean held) {
        return new DetailErasure.Holder(ENTRY, ABOUT, ANNA.toString(), fields, erased, held);
    }

    private static Change<DetailErasure> erase(
            DetailErasure.Holder of, String field, ErasureGround ground, Role role, String reference) {
        return DetailErasure.erase(
                of,
                field,
                ground,
                reference,
                new UUID(7, 1),
                DocumentExamples.actor(BEN, Set.of(role)),
                DocumentExamples.authority(BEN, role),
                NOON);
    }

    private static void assertRefused(
            DocumentRefusal refusal, DetailErasure.Holder of, String field, String reference) {
        assertThatThrownBy(() -> erase(of, field, ErasureGround.COURT_ORDER, Role.COUNSEL, reference))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }

    @ParameterizedTest
    @EnumSource(ErasureGround.class)
    void whoever_answers_for_the_ground_erases_and_the_entry_says_which_text_why_and_nothing_of_it(
            ErasureGround ground) {
        var change =
                erase(holder(Set.of("reason", "title"), Set.of(), false), "title", ground, ground.role(), " 26-cv-1 ");

        assertThat(change.after()).isEqualTo(new DetailErasure(new UUID(7, 1), ENTRY, "title", ground, BEN, NOON));
        assertThat(change.event().action()).isEqualTo(Action.ERASE_DETAIL);
        assertThat(change.event().subject()).isEqualTo(ABOUT);
        assertThat(change.event().role()).isEqualTo(ground.role());
        assertThat(change.event().reasonCode()).isEqualTo(ground.name());
        assertThat(change.event().facts()).isEqualTo(Map.of("entry", ENTRY.toString(), "field", "title"));
        assertThat(change.event().details()).isEqualTo(Map.of("reference", "26-cv-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "COURT_ORDER, PRIVACY_OFFICER, ERASURE_GROUND_OF_OTHER_ROLE",
        "RETENTION_SCHEDULE, COUNSEL, ERASURE_GROUND_OF_OTHER_ROLE",
        "NOT_NECESSARY, RECORDS_OFFICER, ERASURE_GROUND_OF_OTHER_ROLE",
        "COURT_ORDER, AUDITOR, MAY_NOT_ERASE",
        "COURT_ORDER, SUBMITTER, MAY_NOT_ERASE",
        "NOT_NECESSARY, AUTHORITY_ADMINISTRATOR, MAY_NOT_ERASE"
    })
    void a_ground_is_nobody_elses(ErasureGround ground, Role role, DocumentRefusal refusal) {
        assertThatThrownBy(() -> erase(holder(Set.of("title"), Set.of(), false), "title", ground, role, "Order 7"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }

    @Test
    void what_is_not_there_is_held_or_was_erased_is_refused_by_name() {
        assertRefused(DocumentRefusal.ENTRY_WITHOUT_DETAILS, holder(Set.of(), Set.of(), false), "title", "Order 7");
        assertRefused(DocumentRefusal.DETAIL_UNKNOWN, holder(Set.of("reason"), Set.of(), false), "title", "Order 7");
        assertRefused(
                DocumentRefusal.DETAIL_ERASED_ALREADY,
                holder(Set.of("title"), Set.of("title"), false),
                "title",
                "Order 7");
        assertRefused(DocumentRefusal.DETAIL_HELD, holder(Set.of("title"), Set.of(), true), "title", "Order 7");
        assertRefused(
                DocumentRefusal.ERASURE_REFERENCE_MISSING, holder(Set.of("title"), Set.of(), false), "title", " \t");
        assertRefused(
                DocumentRefusal.ERASURE_REFERENCE_NOT_ACCEPTABLE,
                holder(Set.of("title"), Set.of(), false),
                "title",
                "x".repeat(201));
    }

    @Test
    void nobody_erases_what_stands_on_record_about_their_own_act() {
        var own = new DetailErasure.Holder(ENTRY, ABOUT, BEN.toString(), Set.of("title"), Set.of(), false);

        assertRefused(DocumentRefusal.DETAIL_OF_OWN_ACT, own, "title", "Order 7");
    }
}
