package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.document.rules.DocumentExamples.ANNA;
import static org.imprimatur.document.rules.DocumentExamples.BEN;
import static org.imprimatur.document.rules.DocumentExamples.NOON;
import static org.imprimatur.document.rules.DocumentExamples.SALT;
import static org.imprimatur.document.rules.DocumentExamples.SUBMITTER;
import static org.imprimatur.document.rules.DocumentExamples.actor;
import static org.imprimatur.document.rules.DocumentExamples.authority;
import static org.imprimatur.document.rules.DocumentExamples.content;
import static org.imprimatur.document.rules.DocumentExamples.firstVersion;
import static org.imprimatur.document.rules.DocumentExamples.offer;
import static org.imprimatur.document.rules.VersionState.INSPECTED;
import static org.imprimatur.document.rules.VersionState.INSPECTING;
import static org.imprimatur.document.rules.VersionState.RECEIVED;
import static org.imprimatur.document.rules.VersionState.Step.COMPLETE_INSPECTION;
import static org.imprimatur.document.rules.VersionState.Step.DECLARE_UNINSPECTABLE;
import static org.imprimatur.document.rules.VersionState.Step.DECLARE_UNINSPECTABLE_ANEW;
import static org.imprimatur.document.rules.VersionState.Step.REPLACE_INSPECTION;
import static org.imprimatur.document.rules.VersionState.Step.RESUME_INSPECTION;
import static org.imprimatur.document.rules.VersionState.Step.START_INSPECTION;
import static org.imprimatur.document.rules.VersionState.UNINSPECTABLE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.imprimatur.testing.StatesDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentVersionTest {
    private static final Map<VersionState, Map<VersionState.Step, VersionState>> ALLOWED = Map.of(
            RECEIVED, Map.of(START_INSPECTION, INSPECTING),
            INSPECTING,
                    Map.of(
                            RESUME_INSPECTION, INSPECTING,
                            COMPLETE_INSPECTION, INSPECTED,
                            DECLARE_UNINSPECTABLE, UNINSPECTABLE),
            INSPECTED, Map.of(REPLACE_INSPECTION, INSPECTED, DECLARE_UNINSPECTABLE_ANEW, UNINSPECTABLE),
            UNINSPECTABLE, Map.of(REPLACE_INSPECTION, INSPECTED, DECLARE_UNINSPECTABLE_ANEW, UNINSPECTABLE));

    @Test
    void first_version_is_number_one_and_received_and_raises_the_document() {
        var added = firstVersion();

        assertThat(added.version().number()).isEqualTo(1);
        assertThat(added.version().state()).isEqualTo(RECEIVED);
        assertThat(added.version().mediaType()).isEqualTo("text/csv");
        assertThat(added.document().lockVersion()).isEqualTo(1);
    }

    @Test
    void entry_of_an_added_version_vouches_for_version_and_document_and_states_no_digest_of_the_bytes() {
        var change = add(offer("other"), false, Role.SUBMITTER);
        var event = change.event();

        assertThat(event.action()).isEqualTo(Action.ADD_VERSION);
        assertThat(event.subject())
                .isEqualTo(Subject.ofVersion(
                        change.after().document().id(), change.after().version().id()));
        assertThat(event.attests()).containsExactly(change.after().document());
        assertThat(change.after().attested()).isEqualTo(change.after().version().attested());
        assertThat(event.facts().toString())
                .doesNotContain(change.after().sha256().hex())
                .doesNotContain("table.csv");
        assertThat(event.details()).containsOnlyKeys("sha256", "fileName");
    }

    @Test
    void blocked_bytes_are_refused() {
        assertRefused(() -> add(offer("other"), true, Role.SUBMITTER), DocumentRefusal.DIGEST_BLOCKED);
    }

    @Test
    void bytes_of_the_latest_version_are_refused_as_a_new_one() {
        assertRefused(() -> add(offer("a,b\n1,2\n"), false, Role.SUBMITTER), DocumentRefusal.VERSION_UNCHANGED);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SUBMITTER")
    void nobody_but_a_submitter_adds_a_version(Role role) {
        assertRefused(() -> add(offer("other"), false, role), DocumentRefusal.NOT_A_SUBMITTER);
    }

    @Test
    void uploader_and_editors_of_the_source_count_as_editors_of_what_is_regenerated_from_it() {
        var first = firstVersion();
        var regenerated = AddedVersion.regenerated(
                first.document(),
                first.version(),
                first.version(),
                content("a,b\n"),
                new FileName("clean.csv"),
                false,
                new AddedVersion.Identity(new UUID(2, 2), SALT),
                actor(BEN, SUBMITTER),
                authority(BEN, Role.SUBMITTER),
                NOON);

        var version = regenerated.after().version();
        assertThat(version.isWorkOf(ANNA)).isTrue();
        assertThat(version.isWorkOf(BEN)).isTrue();
        assertThat(version.regeneratedFrom()).isEqualTo(first.version().id());
        assertThat(regenerated.event().action()).isEqualTo(Action.REGENERATE_VERSION);
    }

    @Test
    void every_state_and_step_of_the_inspection_is_as_the_table_says() {
        for (var from : VersionState.values()) {
            for (var step : VersionState.Step.values()) {
                var expected = ALLOWED.getOrDefault(from, Map.of()).get(step);
                if (expected == null) {
                    assertRefused(() -> from.after(step), DocumentRefusal.INSPECTION_NOT_DUE);
                } else {
                    assertThat(from.after(step)).isEqualTo(expected);
                }
            }
        }
        assertThat(VersionState.transitions()).hasSize(8);
    }

    @Test
    void the_documentation_shows_the_table_that_decides() {
        var moves = new ArrayList<StatesDocument.Move>();
        moves.add(new StatesDocument.Move(
                null, DocumentAct.ADD_VERSION, EnumSet.copyOf(DocumentAct.ADD_VERSION.roles()), RECEIVED, ""));
        VersionState.transitions()
                .forEach(move -> moves.add(new StatesDocument.Move(
                        move.from(), move.step(), EnumSet.of(Actor.Kind.SYSTEM), move.to(), "")));
        new StatesDocument("Version", moves).assertUpToDate();
    }

    @Test
    void a_step_of_the_inspection_changes_nothing_but_the_state() {
        var received = firstVersion().version();
        var change = received.inspection(START_INSPECTION, Actor.system("inspector"), NOON);

        var before = received.attested();
        var after = change.after().attested();
        assertThat(before.remove("state")).isEqualTo("RECEIVED");
        assertThat(after.remove("state")).isEqualTo("INSPECTING");
        assertThat(after).isEqualTo(before);
        assertThat(change.event().from()).isEqualTo("RECEIVED");
        assertThat(change.event().to()).isEqualTo("INSPECTING");
    }

    @Test
    void order_and_repetition_of_editors_do_not_change_what_the_entry_vouches_for() {
        var one = new AddedVersion.Offer(content("x"), new FileName("t.csv"), List.of(BEN, ANNA, BEN));
        var other = new AddedVersion.Offer(content("x"), new FileName("t.csv"), List.of(ANNA, BEN));

        assertThat(add(one, false, Role.SUBMITTER).after().attested())
                .isEqualTo(add(other, false, Role.SUBMITTER).after().attested());
    }

    private static Change<AddedVersion> add(AddedVersion.Offer offer, boolean blocked, Role role) {
        var first = firstVersion();
        return AddedVersion.toDocument(
                first.document(),
                first.version(),
                offer,
                blocked,
                new AddedVersion.Identity(new UUID(2, 2), SALT),
                actor(ANNA, Set.of(role)),
                authority(ANNA, role),
                NOON);
    }

    private static void assertRefused(Runnable act, DocumentRefusal refusal) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }
}
