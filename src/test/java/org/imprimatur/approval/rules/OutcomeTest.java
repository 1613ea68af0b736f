package org.imprimatur.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.RequiredSignOff;
import org.junit.jupiter.api.Test;

/** The outcome against an independent statement of it, over random people, roles, orders and acts. */
class OutcomeTest {
    private static final List<Role> REVIEWING =
            List.of(Role.values()).stream().filter(Role::reviews).toList();

    @Test
    void nothing_signed_is_never_enough_also_when_nothing_is_asked_for() {
        var scene = new Scene();
        var request = scene.inReview();
        assertThat(Outcome.of(request, scene.circumstances(request)).satisfied())
                .isFalse();

        scene.required = List.of();
        assertThat(Outcome.of(request, scene.circumstances(request)).satisfied())
                .isFalse();
    }

    @Test
    void sign_offs_that_were_valid_stop_counting_when_their_signer_grants_a_waiver_or_loses_the_authority() {
        var scene = new Scene();
        var approved = scene.approved();
        assertThat(Outcome.of(approved, scene.circumstances(approved)).satisfied())
                .isTrue();

        scene.waiverGranters = Set.of(Scene.person(Scene.COUNSEL));
        assertThat(Outcome.of(approved, scene.circumstances(approved)).outstanding())
                .extracting(RequiredSignOff::role)
                .containsExactly(Role.COUNSEL, Role.APPROVING_OFFICIAL);

        scene.waiverGranters = Set.of();
        scene.endedAuthorities.add(
                Scene.authority(Scene.PROGRAM, Role.PROGRAM_REVIEWER).id());
        assertThat(Outcome.of(approved, scene.circumstances(approved)).counted())
                .isEmpty();
    }

    @Test
    void sign_offs_slipped_in_for_another_manifest_round_or_order_count_for_nothing() {
        var scene = new Scene();
        var approved = scene.approved();
        var reversed = new ArrayList<SignOff>();
        var times = approved.signOffs().stream().map(SignOff::signedAt).toList();
        for (int i = 0; i < times.size(); i++) {
            var at = times.get(times.size() - 1 - i);
            var each = approved.signOffs().get(i);
            reversed.add(new SignOff(
                    each.id(),
                    each.request(),
                    each.person(),
                    each.printedName(),
                    each.role(),
                    each.authority(),
                    each.verdict(),
                    each.meaning(),
                    each.reason(),
                    each.manifest(),
                    each.round(),
                    each.acr(),
                    each.authenticatedAt(),
                    at,
                    null));
        }
        var outOfOrder = approved.withSignOffs(reversed);
        assertThat(Outcome.of(outOfOrder, scene.circumstances(outOfOrder)).counted())
                .extracting(SignOff::role)
                .containsExactly(Role.PROGRAM_REVIEWER);

        var otherRound = approved.with(RequestState.APPROVED, approved.manifest(), 2, null);
        assertThat(Outcome.of(otherRound, scene.circumstances(otherRound)).counted())
                .isEmpty();

        var otherManifest =
                approved.with(RequestState.APPROVED, approved.manifest().renewed(scene.nonce()), 1, null);
        assertThat(Outcome.of(otherManifest, scene.circumstances(otherManifest)).counted())
                .isEmpty();
    }

    @Test
    void whatever_people_try_an_approval_has_a_distinct_eligible_person_for_each_role_in_order() {
        int approvals = 0;
        for (int seed = 0; seed < 400; seed++) {
            if (randomReview(new Random(seed))) {
                approvals++;
            }
        }
        assertThat(approvals)
                .as("approvals reached, so that the property is not empty")
                .isGreaterThan(40);
    }

    private static boolean randomReview(Random random) {
        var scene = new Scene();
        var names = List.of(Scene.REQUESTER, Scene.UPLOADER, Scene.EDITOR, "a", "b", "c", "d", "e", "f");
        for (String name : names) {
            REVIEWING.stream().filter(role -> random.nextInt(3) == 0).forEach(role -> scene.give(name, role));
        }
        var roles = new ArrayList<>(REVIEWING);
        Collections.shuffle(roles, random);
        var asked = roles.subList(0, 1 + random.nextInt(4)).toArray(Role[]::new);
        scene.required = random.nextBoolean() ? Scene.inOrder(asked) : Scene.inAnyOrder(asked);
        var draft = scene.drafted();
        if (!canBeFilled(scene.required, scene, new HashSet<>())) {
            assertThatExceptionOfType(QuorumImpossible.class).isThrownBy(() -> scene.submit(draft));
            return false;
        }
        ApprovalRequest request = scene.submit(draft);
        for (int step = 0; step < 60 && request.state() == RequestState.IN_REVIEW; step++) {
            String name = names.get(random.nextInt(names.size()));
            try {
                request = random.nextInt(8) == 0 && !request.liveSignOffs().isEmpty()
                        ? Reviewing.retract(
                                        request,
                                        scene.acting(name),
                                        request.liveSignOffs().get(0).id(),
                                        scene.circumstances(request))
                                .after()
                        : scene.signOff(request, name, REVIEWING.get(random.nextInt(REVIEWING.size())), Verdict.APPROVE)
                                .after();
            } catch (RuleViolation refused) {
                assertThat(refused.refusal().message()).isNotBlank();
            }
        }
        if (request.state() == RequestState.APPROVED) {
            assertApprovedRightly(request, scene);
            return true;
        }
        return false;
    }

    /** By trying everything. */
    private static boolean canBeFilled(List<RequiredSignOff> required, Scene scene, Set<PersonId> taken) {
        if (required.isEmpty()) {
            return true;
        }
        Set<PersonId> never =
                Set.of(Scene.person(Scene.REQUESTER), Scene.person(Scene.UPLOADER), Scene.person(Scene.EDITOR));
        for (PersonId holder : scene.holders.getOrDefault(required.get(0).role(), Set.of())) {
            if (!never.contains(holder) && taken.add(holder)) {
                if (canBeFilled(required.subList(1, required.size()), scene, taken)) {
                    return true;
                }
                taken.remove(holder);
            }
        }
        return false;
    }

    private static void assertApprovedRightly(ApprovalRequest request, Scene scene) {
        Map<Role, SignOff> byRole = new EnumMap<>(Role.class);
        Set<PersonId> people = new HashSet<>();
        for (SignOff signOff : request.signOffs()) {
            if (signOff.retractedAt() == null) {
                assertThat(byRole.put(signOff.role(), signOff))
                        .as("one sign-off per role")
                        .isNull();
                assertThat(people.add(signOff.person()))
                        .as("one sign-off per person")
                        .isTrue();
            }
        }
        for (RequiredSignOff needed : scene.required) {
            assertThat(byRole).containsKey(needed.role());
            var signedAt = Objects.requireNonNull(byRole.get(needed.role())).signedAt();
            for (Role before : needed.after()) {
                assertThat(Objects.requireNonNull(byRole.get(before)).signedAt())
                        .isBefore(signedAt);
            }
        }
        assertThat(people)
                .doesNotContain(
                        Scene.person(Scene.REQUESTER), Scene.person(Scene.UPLOADER), Scene.person(Scene.EDITOR));
    }
}
