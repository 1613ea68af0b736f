package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.imprimatur.approval.ApprovalRequests;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.ReleaseVisibility;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.RecordWatch;
import org.imprimatur.audit.Surroundings;
import org.imprimatur.audit.VerifiedFacts;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.IdentifyActor;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.document.BlockedDigests;
import org.imprimatur.document.Versions;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.release.rules.PermissionForBytes;
import org.imprimatur.release.rules.PermitJudgement;
import org.imprimatur.release.rules.PermitQuestion;
import org.imprimatur.release.rules.Release;

/**
 * What the answer to a permit question rests on: who asks, and every release of the bytes with what it stands on. Remembered,
 * and before each answer held against the record (decision 0039); what depends on the time is judged anew each time.
 */
@ApplicationScoped
class PermitGround {
    private static final List<String> KINDS = Stream.concat(
                    IdentifyActor.KINDS.stream(),
                    Stream.of("authority", "document-version", "release", "approval-request"))
            .toList();

    private static final List<Surroundings> AROUND = Stream.concat(
                    ApprovalRequests.PARTS.stream(), Stream.of(ApprovalRequests.TEXTS, BlockedDigests.ROWS))
            .toList();

    private final IdentifyActor identify;
    private final Authorities authorities;
    private final Versions versions;
    private final Releases releases;
    private final ReleaseGround ground;
    private final DatabaseClock clock;
    private final VerifiedFacts<Asked, Facts> known;

    PermitGround(
            IdentifyActor identify,
            Authorities authorities,
            Versions versions,
            Releases releases,
            ReleaseGround ground,
            DatabaseClock clock,
            RecordWatch watch) {
        this.identify = identify;
        this.authorities = authorities;
        this.versions = versions;
        this.releases = releases;
        this.ground = ground;
        this.clock = clock;
        this.known = watch.factsWhileIntegrated(KINDS, ApprovalRequests.KINDS_OF_PARTS, AROUND);
    }

    private record Asked(Account account, Sha256 content) {}

    /** @param candidates read for those only who see releases, so that what is hidden takes the same time as what is not there */
    private record Facts(
            Optional<PersonId> asker,
            List<Authority> authorities,
            boolean bytesAreKnown,
            List<PermissionForBytes.Candidate> candidates) {}

    /** The ground at one moment. */
    static final class Now {
        private final Facts facts;
        private final Set<Role> roles;
        private final boolean logIsCurrent;
        private final Instant at;

        private Now(VerifiedFacts.AtOnce<Facts> found, Set<Role> roles) {
            this.facts = found.facts();
            this.roles = roles;
            this.logIsCurrent = found.recordIsIntegrated();
            this.at = found.now();
        }

        Instant at() {
            return at;
        }

        boolean askerSeesAll() {
            return ReleaseVisibility.seesAll(roles);
        }

        /** Whether the actor, who was identified before, still is who asks, and publishes. */
        boolean isPublisher(Actor actor) {
            return roles.contains(Role.PUBLISHER)
                    && facts.asker().filter(actor::is).isPresent();
        }

        /** Of all releases of the bytes. */
        PermitJudgement judge(PermitQuestion question) {
            return judge(question, release -> true);
        }

        /** Of this release alone. */
        PermitJudgement judge(PermitQuestion question, UUID only) {
            return judge(question, release -> release.id().equals(only));
        }

        private PermitJudgement judge(PermitQuestion question, Predicate<Release> those) {
            return PermissionForBytes.judge(
                    question,
                    facts.bytesAreKnown(),
                    facts.candidates().stream()
                            .filter(candidate -> those.test(candidate.release()))
                            .map(candidate -> new PermissionForBytes.Candidate(
                                    candidate.release(), candidate.footing().whileLogIs(logIsCurrent)))
                            .toList(),
                    at);
        }
    }

    /** In the caller's transaction, or without one. Of the actor only their sign-in counts; who they are is looked up. */
    Now now(Actor actor, Sha256 content) {
        Authentication signedIn = signedIn(actor);
        return at(
                known.now(
                        new Asked(signedIn.account(), content),
                        () -> QuarkusTransaction.joiningExisting()
                                .call(() -> read(signedIn.account(), actor.roles(), content))),
                actor);
    }

    /** What it was a moment ago: enough to know what to lock. */
    Optional<Now> lately(Actor actor, Sha256 content) {
        return known.lately(new Asked(signedIn(actor).account(), content)).map(found -> at(found, actor));
    }

    private static Now at(VerifiedFacts.AtOnce<Facts> found, Actor actor) {
        return new Now(found, Authorities.rolesOf(actor.roles(), found.facts().authorities(), found.now()));
    }

    private static Authentication signedIn(Actor actor) {
        Authentication signedIn = actor.authentication();
        if (signedIn == null) {
            throw new IllegalArgumentException("whoever asks for a permit signed in");
        }
        return signedIn;
    }

    private VerifiedFacts.Reading<Facts> read(Account account, Set<Role> asserted, Sha256 content) {
        Optional<Person> asker = identify.linked(account);
        List<Authority> held =
                asker.map((Person person) -> authorities.of(person.id())).orElse(List.of());
        boolean seesAll = ReleaseVisibility.seesAll(Authorities.rolesOf(asserted, held, clock.now()));
        if (!seesAll) {
            // Not remembered: who sees releases by another token, or later, asks about the bytes.
            return new VerifiedFacts.Reading<>(
                    new Facts(asker.map(Person::id), held, false, List.of()), around(List.of()), false);
        }
        boolean bytesAreKnown = !versions.holding(content).isEmpty();
        List<Releases.Stored> stored = releases.holding(content);
        var candidates = stored.stream()
                .map(each -> new PermissionForBytes.Candidate(each.release(), ground.onRecord(each)))
                .toList();
        return new VerifiedFacts.Reading<>(
                new Facts(asker.map(Person::id), held, bytesAreKnown, candidates),
                around(stored),
                candidates.stream().allMatch(PermitGround::isLasting));
    }

    /** A use is no news, nor is it that a signed head holds an entry; once one does, it stays so. */
    private static boolean isLasting(PermissionForBytes.Candidate candidate) {
        return !candidate.release().terms().singleUse() && candidate.footing().releaseProven();
    }

    /** In the order of {@link #AROUND}. */
    private static List<Collection<String>> around(List<Releases.Stored> stored) {
        var requests = new ArrayList<String>();
        var texts = new ArrayList<String>();
        var contents = new ArrayList<String>();
        for (Releases.Stored each : stored) {
            var terms = each.release().terms();
            requests.add(each.request().id().toString());
            Stream.concat(Stream.of(terms.fileName(), terms.destination()), terms.recipients().stream())
                    .map(Commitment::digest)
                    .map(Sha256::hex)
                    .forEach(texts::add);
            terms.content().stream().map(Sha256::hex).forEach(contents::add);
        }
        return List.of(requests, requests, requests, texts, contents);
    }
}
