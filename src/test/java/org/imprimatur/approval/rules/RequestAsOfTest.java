package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.audit.rules.RecordedAct;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.junit.jupiter.api.Test;

class RequestAsOfTest {
    /** What somebody could try next. */
    enum Step {
        EDIT,
        SUBMIT,
        PROGRAM_APPROVES,
        PRIVACY_APPROVES,
        COUNSEL_APPROVES,
        OFFICIAL_APPROVES,
        PRIVACY_REFUSES,
        PROGRAM_RETURNS,
        PROGRAM_RETRACTS,
        REVISE,
        WITHDRAW,
        REVOKE,
        TIME_PASSES,
        EXPIRE,
        NEWER_VERSION,
        VOID
    }

    /** One request on its way, with the acts that the log got, and what the request was after each. */
    private static final class Course {
        private final Scene scene = new Scene();
        private final List<RecordedAct> acts = new ArrayList<>();
        private final List<ApprovalRequest> states = new ArrayList<>();
        private ApprovalRequest request;

        private Course() {
            request = took(Drafting.draft(
                    Scene.id("request"),
                    "AR-1",
                    scene.acting(Scene.REQUESTER),
                    new Drafting.Asked(
                            Scene.DOCUMENT,
                            Scene.VERSION,
                            Scene.CONTENT,
                            Scene.person(Scene.UPLOADER),
                            java.util.Set.of()),
                    scene.manifest(),
                    null,
                    scene.now));
        }

        private ApprovalRequest took(Change<ApprovalRequest> change) {
            acts.add(recorded(change.event().attesting(change.after())));
            states.add(change.after());
            return change.after();
        }

        private void tryTo(Step step) {
            scene.now = scene.now.plusSeconds(1);
            try {
                request = done(step);
            } catch (RuleViolation refused) {
                acts.add(refused());
                states.add(request);
            }
        }

        /** A refused attempt is an entry too, and changes nothing. */
        private RecordedAct refused() {
            return RecordedAct.of(EntryBody.of(
                    UUID.randomUUID(),
                    AuditEvent.of(Action.WITHDRAW_REQUEST, Actor.system("test"), scene.now)
                            .about(request.subject())
                            .moved(request.state(), RequestState.WITHDRAWN),
                    Outcome.REFUSED,
                    Map.of(),
                    null,
                    "test"));
        }

        private ApprovalRequest done(Step step) {
            var requester = scene.acting(Scene.REQUESTER);
            var system = Actor.system("approval");
            return switch (step) {
                case EDIT -> took(Drafting.edit(request, requester, scene.manifest(), scene.now));
                case SUBMIT -> took(Drafting.submit(request, requester, scene.circumstances(request), Scene.REVIEW));
                case PROGRAM_APPROVES -> signed(Scene.PROGRAM, Role.PROGRAM_REVIEWER, Verdict.APPROVE);
                case PRIVACY_APPROVES -> signed(Scene.PRIVACY, Role.PRIVACY_OFFICER, Verdict.APPROVE);
                case COUNSEL_APPROVES -> signed(Scene.COUNSEL, Role.COUNSEL, Verdict.APPROVE);
                case OFFICIAL_APPROVES -> signed(Scene.OFFICIAL, Role.APPROVING_OFFICIAL, Verdict.APPROVE);
                case PRIVACY_REFUSES -> signed(Scene.PRIVACY, Role.PRIVACY_OFFICER, Verdict.REFUSE);
                case PROGRAM_RETURNS -> signed(Scene.PROGRAM, Role.PROGRAM_REVIEWER, Verdict.RETURN);
                case PROGRAM_RETRACTS ->
                    took(Reviewing.retract(
                            request,
                            scene.acting(Scene.PROGRAM),
                            request.liveApprovals().stream()
                                    .filter(signOff -> signOff.role() == Role.PROGRAM_REVIEWER)
                                    .map(SignOff::id)
                                    .findFirst()
                                    .orElse(new UUID(0, 0)),
                            scene.circumstances(request)));
                case REVISE -> took(Drafting.revise(request, requester, scene.nonce(), scene.now));
                case WITHDRAW -> took(Drafting.withdraw(request, requester, scene.now));
                case REVOKE -> took(Closing.revoke(request, requester, "A figure is wrong", scene.fresh(), scene.now));
                case TIME_PASSES -> {
                    scene.now = scene.now.plus(Duration.ofDays(8));
                    yield request;
                }
                case EXPIRE -> took(Closing.expire(request, system, scene.circumstances(request), scene.fresh()));
                case NEWER_VERSION -> {
                    scene.latest = Scene.id("newer");
                    yield request;
                }
                case VOID -> took(Closing.voided(request, system, scene.circumstances(request), scene.fresh()));
            };
        }

        private ApprovalRequest signed(String name, Role role, Verdict verdict) {
            return took(scene.signOff(request, name, role, verdict));
        }
    }

    private static RecordedAct recorded(AuditEvent event) {
        return RecordedAct.of(EntryBody.of(UUID.randomUUID(), event, Outcome.PERMITTED, new TreeMap<>(), null, "test"));
    }

    private static void assertSame(Optional<RequestAsOf> folded, ApprovalRequest request) {
        RequestAsOf then = folded.orElseThrow();
        assertThat(then.reference()).isEqualTo(request.reference());
        assertThat(then.document()).isEqualTo(request.document());
        assertThat(then.version()).isEqualTo(request.version());
        assertThat(then.requester()).isEqualTo(request.requester().toString());
        assertThat(then.draftedAt()).isEqualTo(request.draftedAt());
        assertThat(then.state()).isEqualTo(request.state());
        assertThat(then.round()).isEqualTo(request.round());
        assertThat(then.manifest()).isEqualTo(request.manifest().digest().hex());
        assertThat(then.audience()).isEqualTo(request.manifest().disclosure().audience());
        assertThat(then.channel()).isEqualTo(request.manifest().disclosure().channel());
        assertThat(then.deadline()).isEqualTo(request.deadline());
        assertThat(then.publishBy()).isEqualTo(request.publishBy());
        assertThat(then.published()).isEqualTo(request.published());
        assertThat(then.signOffs())
                .isEqualTo(request.signOffs().stream()
                        .map(signOff -> new RequestAsOf.SignOffAsOf(
                                signOff.id(),
                                signOff.person().toString(),
                                signOff.role(),
                                signOff.verdict(),
                                signOff.meaning(),
                                signOff.manifest().hex(),
                                signOff.round(),
                                signOff.signedAt(),
                                signOff.retractedAt()))
                        .toList());
        assertThat(then.decisions())
                .isEqualTo(request.decisions().stream()
                        .map(decision -> new RequestAsOf.DecisionAsOf(
                                decision.id(), decision.outcome(), decision.cause(), decision.decidedAt()))
                        .toList());
    }

    @Property(tries = 500)
    void whatever_was_done_the_log_up_to_any_entry_tells_what_the_request_was_after_it(
            @ForAll @Size(max = 30) List<Step> steps) {
        var course = new Course();
        steps.forEach(course::tryTo);

        for (int size = 1; size <= course.acts.size(); size++) {
            assertSame(
                    RequestAsOf.fold(course.request.id(), course.acts.subList(0, size)), course.states.get(size - 1));
        }
    }

    @Test
    void a_request_goes_all_the_way_to_its_revocation() {
        var course = new Course();
        List.of(
                        Step.SUBMIT,
                        Step.PROGRAM_RETURNS,
                        Step.REVISE,
                        Step.EDIT,
                        Step.SUBMIT,
                        Step.PROGRAM_APPROVES,
                        Step.PRIVACY_APPROVES,
                        Step.PROGRAM_RETRACTS,
                        Step.PROGRAM_APPROVES,
                        Step.PRIVACY_APPROVES,
                        Step.COUNSEL_APPROVES,
                        Step.OFFICIAL_APPROVES,
                        Step.REVOKE)
                .forEach(course::tryTo);

        assertThat(course.request.state()).isEqualTo(RequestState.REVOKED);
        assertThat(course.request.signOffs())
                .filteredOn(each -> each.retractedAt() != null)
                .hasSize(2);
        assertThat(course.request.decisions()).hasSize(2);
        assertSame(RequestAsOf.fold(course.request.id(), course.acts), course.request);
    }

    @Test
    void before_it_was_drafted_and_by_acts_on_others_there_is_no_request() {
        var course = new Course();

        assertThat(RequestAsOf.fold(course.request.id(), List.of())).isEmpty();
        assertThat(RequestAsOf.fold(new UUID(0, 0), course.acts)).isEmpty();
    }

    @Test
    void entries_of_earlier_versions_tell_no_audience_and_no_deadline() {
        var course = new Course();
        course.tryTo(Step.SUBMIT);
        var earlier = course.acts.stream()
                .map(act -> {
                    var facts = new TreeMap<>(act.facts());
                    facts.keySet().removeAll(List.of("audience", "channel", "deadline"));
                    return new RecordedAct(
                            act.entry(),
                            act.at(),
                            act.action(),
                            act.outcome(),
                            act.actorId(),
                            act.role(),
                            act.subject(),
                            act.from(),
                            act.to(),
                            act.reason(),
                            act.manifest(),
                            facts,
                            act.rows());
                })
                .toList();

        RequestAsOf then = RequestAsOf.fold(course.request.id(), earlier).orElseThrow();
        assertThat(then.state()).isEqualTo(RequestState.IN_REVIEW);
        assertThat(then.audience()).isNull();
        assertThat(then.deadline()).isNull();
    }
}
