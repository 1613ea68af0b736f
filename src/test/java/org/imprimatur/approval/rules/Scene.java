package org.imprimatur.approval.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.policy.rules.ContentFacts;
import org.imprimatur.policy.rules.LegalBasis;
import org.imprimatur.policy.rules.RequiredSignOff;
import org.imprimatur.policy.rules.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * One document, the people around it, and the world as a rule sees it. A test changes what it is about; everything else is
 * as it should be: four ordered sign-offs, one holder for each role, everything inspected and current.
 */
final class Scene {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration REVIEW = Duration.ofDays(7);
    static final StepUp STEP_UP = new StepUp(Set.of("urn:strong"), Duration.ofMinutes(10));
    static final UUID DOCUMENT = id("document");
    static final UUID VERSION = id("version");
    static final Sha256 CONTENT = Sha256.of("the bytes");

    static final String REQUESTER = "requester";
    static final String UPLOADER = "uploader";
    static final String EDITOR = "editor";
    static final String PROGRAM = "program";
    static final String PRIVACY = "privacy";
    static final String COUNSEL = "counsel";
    static final String OFFICIAL = "official";

    Instant now = START;
    UUID latest = VERSION;
    VersionFacts.InspectionStanding inspection = VersionFacts.InspectionStanding.INSPECTED;
    boolean blocked;
    ContentFacts content = new ContentFacts(true, true, false, false);

    @Nullable
    Sha256 findings = Sha256.of("findings");

    boolean acknowledged = true;
    Set<PersonId> waiverGranters = new HashSet<>();
    Sha256 rules = Sha256.of("rules");
    List<RequiredSignOff> required =
            inOrder(Role.PROGRAM_REVIEWER, Role.PRIVACY_OFFICER, Role.COUNSEL, Role.APPROVING_OFFICIAL);
    Duration publishWithin = Duration.ofHours(24);

    @Nullable
    Duration freshWithin;

    final Map<Role, Set<PersonId>> holders = new EnumMap<>(Role.class);
    final Set<UUID> endedAuthorities = new HashSet<>();
    private final Map<String, Set<Role>> rolesOf = new HashMap<>();
    private int made;

    Scene() {
        give(REQUESTER, Role.SUBMITTER);
        give(PROGRAM, Role.PROGRAM_REVIEWER);
        give(PRIVACY, Role.PRIVACY_OFFICER);
        give(COUNSEL, Role.COUNSEL);
        give(OFFICIAL, Role.APPROVING_OFFICIAL);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static PersonId person(String name) {
        return new PersonId(id(name));
    }

    static List<RequiredSignOff> inOrder(Role... roles) {
        var required = new ArrayList<RequiredSignOff>();
        for (int i = 0; i < roles.length; i++) {
            required.add(new RequiredSignOff(
                    roles[i], Set.copyOf(Arrays.asList(roles).subList(0, i))));
        }
        return required;
    }

    static List<RequiredSignOff> inAnyOrder(Role... roles) {
        return Arrays.stream(roles)
                .map(role -> new RequiredSignOff(role, Set.of()))
                .toList();
    }

    static Commitment text(String value) {
        return Commitment.to(value, Arrays.copyOf(value.getBytes(StandardCharsets.UTF_8), Commitment.SALT_BYTES));
    }

    Nonce nonce() {
        return Nonce.of(ByteBuffer.allocate(Nonce.BYTES).putInt(++made).array());
    }

    UUID fresh() {
        return id("made " + ++made);
    }

    void give(String name, Role... roles) {
        for (Role role : roles) {
            rolesOf.computeIfAbsent(name, key -> new HashSet<>()).add(role);
            holders.computeIfAbsent(role, key -> new HashSet<>()).add(person(name));
        }
    }

    static Authority authority(String name, Role role) {
        return new Authority(
                id(name + role), person(name), role, "order 1", START.minus(Duration.ofDays(365)), null, null);
    }

    /** Signed in just now, strongly. */
    ActingPerson acting(String name) {
        return acting(name, "urn:strong", now);
    }

    ActingPerson acting(String name, @Nullable String acr, @Nullable Instant authenticatedAt) {
        Set<Role> roles = rolesOf.getOrDefault(name, Set.of());
        var authentication = new Authentication(
                new Account("https://idp.example", name), acr, List.of(), authenticatedAt, null, null);
        return ActingPerson.of(
                new Actor(Actor.Kind.NATURAL_PERSON, person(name), null, roles, authentication), register(name), now);
    }

    List<Authority> register(String name) {
        return rolesOf.getOrDefault(name, Set.of()).stream()
                .map(role -> authority(name, role))
                .toList();
    }

    Requirement requirement() {
        return new Requirement(List.of(), required, publishWithin, true, freshWithin, List.of(), rules);
    }

    Circumstances circumstances(@Nullable ApprovalRequest request) {
        Set<UUID> inForce = request == null
                ? Set.of()
                : request.signOffs().stream()
                        .map(SignOff::authority)
                        .filter(authority -> !endedAuthorities.contains(authority))
                        .collect(Collectors.toSet());
        return new Circumstances(
                now,
                new VersionFacts(latest, inspection, blocked, content, findings, acknowledged, waiverGranters),
                requirement(),
                "1",
                holders,
                inForce);
    }

    static Disclosure disclosure() {
        return new Disclosure(
                text("statistics.csv"),
                Audience.PUBLIC_WEB,
                Channel.WEB_SITE,
                text("https://agency.example/statistics"),
                List.of(),
                text("Monthly statistics"),
                List.of(new LegalBasis("8CFR208.6(a)-SECRETARY")),
                null,
                null,
                new TreeMap<>());
    }

    Manifest manifest() {
        return Manifest.draft(CONTENT, List.of(), disclosure(), nonce());
    }

    ApprovalRequest drafted() {
        return drafted(manifest());
    }

    ApprovalRequest drafted(Manifest manifest) {
        return Drafting.draft(
                        id("request"),
                        "AR-1",
                        acting(REQUESTER),
                        new Drafting.Asked(DOCUMENT, VERSION, CONTENT, person(UPLOADER), Set.of(person(EDITOR))),
                        manifest,
                        null,
                        now)
                .after();
    }

    ApprovalRequest inReview() {
        return submit(drafted());
    }

    ApprovalRequest submit(ApprovalRequest draft) {
        return Drafting.submit(draft, acting(REQUESTER), circumstances(draft), REVIEW)
                .after();
    }

    ApprovalRequest approved() {
        return approve(inReview(), PROGRAM, PRIVACY, COUNSEL, OFFICIAL);
    }

    ApprovalRequest returned() {
        return signOff(inReview(), PROGRAM, Role.PROGRAM_REVIEWER, Verdict.RETURN)
                .after();
    }

    /** Each in the one role that they hold, one second after the other. */
    ApprovalRequest approve(ApprovalRequest request, String... names) {
        ApprovalRequest signed = request;
        for (String name : names) {
            Role role = rolesOf.getOrDefault(name, Set.of()).iterator().next();
            signed = signOff(signed, name, role, Verdict.APPROVE).after();
        }
        return signed;
    }

    Change<ApprovalRequest> signOff(ApprovalRequest request, String name, Role role, Verdict verdict) {
        now = now.plusSeconds(1);
        return signOff(request, acting(name), act(request, role, verdict));
    }

    Change<ApprovalRequest> signOff(ApprovalRequest request, ActingPerson by, SignOffAct act) {
        return Reviewing.signOff(request, by, act, circumstances(request), STEP_UP);
    }

    SignOffAct act(ApprovalRequest request, Role role, Verdict verdict) {
        return new SignOffAct(
                fresh(),
                fresh(),
                role,
                verdict,
                verdict == Verdict.APPROVE ? null : text("Too much detail"),
                request.manifest().digest(),
                request.round(),
                text("Printed Name"));
    }
}
