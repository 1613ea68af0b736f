package org.imprimatur.release.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.RequestState;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Audience;
import org.jspecify.annotations.Nullable;

/** One release of one workbook to the public, for tests to vary. */
final class Specimen {
    static final Instant AUTHORISED = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant NOT_BEFORE = Instant.parse("2026-03-02T12:00:00Z");
    static final Instant PUBLISH_BY = Instant.parse("2026-03-16T09:00:00Z");
    static final Instant NOT_AFTER = Instant.parse("2026-06-01T00:00:00Z");
    /** A moment at which everything holds. */
    static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    static final Sha256 CONTENT = Sha256.of("content");
    static final Actor SYSTEM = Actor.system("approval");
    static final Actor SCHEDULE = Actor.system(ReleaseParty.SCHEDULE_COMPONENT);
    static final PersonId REQUESTER = new PersonId(new UUID(0, 1));
    static final Set<ReleaseParty> AS_PUBLISHER = Set.of(ReleaseParty.PUBLISHER);
    static final Actor PUBLISHER = person(2, "pipeline", Role.PUBLISHER);

    private Specimen() {}

    static Actor person(long number, @Nullable String client, Role... roles) {
        return new Actor(
                Actor.Kind.NATURAL_PERSON,
                new PersonId(new UUID(0, number)),
                null,
                Set.of(roles),
                new Authentication(
                        new Account("https://idp.example", "subject-" + number), null, List.of(), null, null, client));
    }

    static ReleaseTerms terms() {
        return terms(false, List.of());
    }

    static ReleaseTerms terms(boolean singleUse, List<String> recipients) {
        return new ReleaseTerms(
                Set.of(CONTENT),
                commitment("statistics.xlsx"),
                Audience.PUBLIC_WEB,
                Channel.WEB_SITE,
                commitment("https://www.agency.example/statistics"),
                recipients.stream().map(Specimen::commitment).toList(),
                NOT_BEFORE,
                NOT_AFTER,
                PUBLISH_BY,
                singleUse);
    }

    static Commitment commitment(String text) {
        return Commitment.to(text, new byte[Commitment.SALT_BYTES]);
    }

    static Release authorised() {
        return authorised(new UUID(1, 1), terms());
    }

    static Release authorised(UUID id, ReleaseTerms terms) {
        var origin = new Release.Origin(
                new UUID(2, 1), new UUID(3, 1), new UUID(4, 1), new UUID(5, 1), Sha256.of("manifest"), REQUESTER);
        return Release.authorise(SYSTEM, AUTHORISED, id, origin, terms).after();
    }

    static Release published() {
        return published(terms());
    }

    static Release published(ReleaseTerms terms) {
        return authorised(new UUID(1, 1), terms)
                .publish(PUBLISHER, AS_PUBLISHER, allGood(), NOW)
                .after();
    }

    /** The release in the given state, reached by allowed commands only. */
    static Release in(ReleaseState state) {
        return switch (state) {
            case AUTHORISED -> authorised();
            case SCHEDULED ->
                authorised()
                        .schedule(PUBLISHER, AS_PUBLISHER, NOW.minus(Duration.ofHours(1)), AUTHORISED)
                        .after();
            case PUBLISHED -> published();
            case SUSPENDED ->
                published().suspend(PUBLISHER, AS_PUBLISHER, "names found", NOW).after();
            case RECALLED ->
                published().recall(PUBLISHER, AS_PUBLISHER, "names found", NOW).after();
            case SUPERSEDED ->
                published().supersede(SYSTEM, new UUID(1, 2), NOW).after();
            case ENDED -> published().end(SYSTEM, NOT_AFTER).after();
        };
    }

    static PublishCircumstances allGood() {
        return new PublishCircumstances(footing(), true, true, true, true);
    }

    static Footing footing() {
        return new Footing(RequestState.APPROVED, true, true, false, false, true, true);
    }

    static PermitQuestion question() {
        return new PermitQuestion(
                CONTENT,
                "statistics.xlsx",
                Audience.PUBLIC_WEB,
                Channel.WEB_SITE,
                "https://www.agency.example/statistics",
                null);
    }
}
