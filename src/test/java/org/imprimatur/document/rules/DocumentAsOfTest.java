package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.document.rules.DocumentExamples.ANNA;
import static org.imprimatur.document.rules.DocumentExamples.BEN;
import static org.imprimatur.document.rules.DocumentExamples.NOON;
import static org.imprimatur.document.rules.DocumentExamples.SALT;
import static org.imprimatur.document.rules.DocumentExamples.SUBMITTER;
import static org.imprimatur.document.rules.DocumentExamples.actor;
import static org.imprimatur.document.rules.DocumentExamples.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentAsOfTest {
    /** What could happen next to the newest version, or to the document. */
    enum Step {
        ADD_VERSION,
        START,
        COMPLETE,
        GIVE_UP,
        ANEW,
        DESTROY,
        HOLD,
        LIFT
    }

    private static final Actor INSPECTOR = Actor.system("inspection");

    private final List<RecordedAct> acts = new ArrayList<>();
    private final List<DocumentVersion> versions = new ArrayList<>();
    private final List<LegalHold> holds = new ArrayList<>();
    private Document document = DocumentExamples.document();
    private Instant now = NOON;

    private void took(AuditEvent event) {
        acts.add(RecordedAct.of(
                EntryBody.of(UUID.randomUUID(), event, Outcome.PERMITTED, new TreeMap<>(), null, "test")));
    }

    private void register() {
        var registered = Document.register(
                DocumentExamples.registration(),
                DocumentExamples.identity(),
                actor(ANNA, SUBMITTER),
                authority(ANNA, Role.SUBMITTER),
                NOON);
        document = registered.after();
        took(registered.event());
    }

    private void tryTo(Step step) {
        now = now.plusSeconds(1);
        try {
            done(step);
        } catch (RuleViolation refused) {
            assertThat(refused.refusal())
                    .as("nothing changed, so nothing is recorded as done")
                    .isNotNull();
        }
    }

    private void done(Step step) {
        switch (step) {
            case ADD_VERSION -> {
                var added = AddedVersion.toDocument(
                        document,
                        newest(),
                        DocumentExamples.offer("bytes of version " + versions.size()),
                        false,
                        new AddedVersion.Identity(new UUID(2, versions.size()), SALT),
                        actor(BEN, SUBMITTER),
                        authority(BEN, Role.SUBMITTER),
                        now);
                document = added.after().document();
                versions.add(added.after().version());
                took(added.event());
            }
            case START -> inspect(VersionState.Step.START_INSPECTION);
            case COMPLETE -> inspect(VersionState.Step.COMPLETE_INSPECTION);
            case GIVE_UP -> inspect(VersionState.Step.DECLARE_UNINSPECTABLE);
            case ANEW -> inspect(VersionState.Step.DECLARE_UNINSPECTABLE_ANEW);
            case DESTROY -> {
                DocumentVersion version = newest();
                if (version != null && version.canBeDestroyed()) {
                    var destroyed = version.destroy(INSPECTOR, DestructionCause.NOTHING_RELEASED, now);
                    versions.set(versions.size() - 1, destroyed.after());
                    took(destroyed.event());
                }
            }
            case HOLD -> {
                var placed = LegalHold.place(
                        document.id(),
                        "Docket 7",
                        new LegalHold.Identity(UUID.randomUUID(), SALT),
                        actor(ANNA, Set.of(Role.COUNSEL)),
                        authority(ANNA, Role.COUNSEL),
                        now);
                holds.add(placed.after());
                took(placed.event());
            }
            case LIFT -> {
                if (!holds.isEmpty()) {
                    var lifted =
                            holds.remove(0).lift(actor(BEN, Set.of(Role.COUNSEL)), authority(BEN, Role.COUNSEL), now);
                    took(lifted.event());
                }
            }
        }
    }

    private void inspect(VersionState.Step step) {
        DocumentVersion version = newest();
        if (version != null) {
            var inspected = version.inspection(step, INSPECTOR, now);
            versions.set(versions.size() - 1, inspected.after());
            took(inspected.event());
        }
    }

    private @Nullable DocumentVersion newest() {
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    private DocumentAsOf now() {
        return new DocumentAsOf(
                document.id(),
                document.reference().value(),
                List.copyOf(document.declaredCategories()),
                document.registeredBy().toString(),
                document.registeredAt(),
                versions.stream()
                        .map(version -> new DocumentAsOf.VersionAsOf(
                                version.id(),
                                version.number(),
                                version.state(),
                                version.uploader().toString(),
                                version.createdAt(),
                                version.byteSize(),
                                version.regeneratedFrom(),
                                version.destroyedAt()))
                        .toList(),
                holds.stream().map(LegalHold::id).toList());
    }

    @Property(tries = 300)
    void whatever_was_done_the_log_up_to_any_entry_tells_what_the_document_was_after_it(
            @ForAll @Size(max = 25) List<Step> steps) {
        acts.clear();
        versions.clear();
        holds.clear();
        now = NOON;
        register();
        var states = new ArrayList<>(List.of(now()));
        for (Step step : steps) {
            int before = acts.size();
            tryTo(step);
            if (acts.size() > before) {
                states.add(now());
            }
        }

        for (int size = 1; size <= acts.size(); size++) {
            assertThat(DocumentAsOf.fold(document.id(), acts.subList(0, size))).contains(states.get(size - 1));
        }
    }

    @Test
    void before_it_was_registered_and_by_acts_on_others_there_is_no_document() {
        register();

        assertThat(DocumentAsOf.fold(document.id(), List.of())).isEmpty();
        assertThat(DocumentAsOf.fold(new UUID(0, 0), acts)).isEmpty();
        assertThat(DocumentAsOf.fold(document.id(), acts).map(DocumentAsOf::versions))
                .contains(List.of());
    }
}
