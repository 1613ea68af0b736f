package org.imprimatur.release.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.imprimatur.audit.rules.Sha256;

class ReleaseAsOfTest {
    /** What somebody could try next. */
    enum Step {
        SCHEDULE,
        PUBLISH,
        SUSPEND,
        SUSPEND_FOR_BLOCK,
        RECALL,
        SUPERSEDE,
        END
    }

    private static RecordedAct recorded(Change<Release> change) {
        return RecordedAct.of(
                EntryBody.of(UUID.randomUUID(), change.event(), Outcome.PERMITTED, new TreeMap<>(), null, "test"));
    }

    private static Change<Release> done(Release release, Step step, Instant now) {
        return switch (step) {
            case SCHEDULE ->
                release.schedule(
                        Specimen.PUBLISHER, Specimen.AS_PUBLISHER, Specimen.NOW.plus(Duration.ofHours(5)), now);
            case PUBLISH -> release.publish(Specimen.PUBLISHER, Specimen.AS_PUBLISHER, Specimen.allGood(), now);
            case SUSPEND -> release.suspend(Specimen.PUBLISHER, Specimen.AS_PUBLISHER, "look again", now);
            case SUSPEND_FOR_BLOCK -> release.suspend(Specimen.SYSTEM, SuspensionCause.DIGEST_BLOCKED, now);
            case RECALL -> release.recall(Specimen.PUBLISHER, Specimen.AS_PUBLISHER, "wrong", now);
            case SUPERSEDE -> release.supersede(Specimen.SYSTEM, new UUID(1, 2), now);
            case END -> release.end(Specimen.SYSTEM, Specimen.NOT_AFTER);
        };
    }

    private static void assertSame(List<ReleaseAsOf> folded, Release release) {
        assertThat(folded).hasSize(1);
        ReleaseAsOf then = folded.get(0);
        var milestones = release.milestones();
        assertThat(then.id()).isEqualTo(release.id());
        assertThat(then.request()).isEqualTo(release.origin().request());
        assertThat(then.version()).isEqualTo(release.origin().version());
        assertThat(then.manifest()).isEqualTo(release.origin().manifest().hex());
        assertThat(then.state()).isEqualTo(release.state());
        assertThat(then.authorisedAt()).isEqualTo(milestones.authorisedAt());
        assertThat(then.scheduledFor()).isEqualTo(milestones.scheduledFor());
        assertThat(then.publishedAt()).isEqualTo(milestones.publishedAt());
        assertThat(then.suspendedAt()).isEqualTo(milestones.suspendedAt());
        assertThat(then.suspendedBecause()).isEqualTo(milestones.suspendedBecause());
        assertThat(then.recalledAt()).isEqualTo(milestones.recalledAt());
        assertThat(then.closedAt()).isEqualTo(milestones.closedAt());
    }

    @Property(tries = 300)
    void whatever_was_done_the_log_up_to_any_entry_tells_what_the_release_was_after_it(
            @ForAll @Size(max = 8) List<Step> steps) {
        var origin = new Release.Origin(
                new UUID(2, 1),
                new UUID(3, 1),
                new UUID(4, 1),
                new UUID(5, 1),
                Sha256.of("manifest"),
                Specimen.REQUESTER);
        var first = Release.authorise(Specimen.SYSTEM, Specimen.AUTHORISED, new UUID(1, 1), origin, Specimen.terms());
        var acts = new ArrayList<>(List.of(recorded(first)));
        var states = new ArrayList<>(List.of(first.after()));
        Release release = first.after();
        Instant now = Specimen.NOW;
        for (Step step : steps) {
            now = now.plusSeconds(1);
            try {
                var change = done(release, step, now);
                release = change.after();
                acts.add(recorded(change));
                states.add(release);
            } catch (RuleViolation refused) {
                assertThat(refused.refusal())
                        .as("nothing changed, so nothing is recorded as done")
                        .isNotNull();
            }
        }

        for (int size = 1; size <= acts.size(); size++) {
            assertSame(ReleaseAsOf.fold(acts.subList(0, size)), states.get(size - 1));
        }
    }
}
