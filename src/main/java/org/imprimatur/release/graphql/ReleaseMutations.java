package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.graphql.VersionConflict;
import org.imprimatur.release.AwaitEffect;
import org.imprimatur.release.PublishRelease;
import org.imprimatur.release.RecallRelease;
import org.imprimatur.release.ReleaseAttempt;
import org.imprimatur.release.ScheduleRelease;
import org.imprimatur.release.SuspendRelease;
import org.imprimatur.release.rules.NotReadyToPublish;
import org.imprimatur.release.rules.Release;
import org.imprimatur.release.rules.ReleaseChanged;
import org.jspecify.annotations.Nullable;

/** Scheduling, publishing, suspending, recalling. */
@GraphQLApi
@Blocking
public class ReleaseMutations implements UserErrors.UserErrorSource {
    private static final String IDEMPOTENCY =
            "8 to 100 letters, digits, hyphens or underscores of your choice; the same key and input act once.";

    private final CurrentActor actor;
    private final ScheduleRelease scheduleRelease;
    private final PublishRelease publishRelease;
    private final AwaitEffect awaitEffect;
    private final SuspendRelease suspendRelease;
    private final RecallRelease recallRelease;
    private final UserErrors userErrors;

    ReleaseMutations(
            CurrentActor actor,
            ScheduleRelease scheduleRelease,
            PublishRelease publishRelease,
            AwaitEffect awaitEffect,
            SuspendRelease suspendRelease,
            RecallRelease recallRelease,
            UserErrors userErrors) {
        this.actor = actor;
        this.scheduleRelease = scheduleRelease;
        this.publishRelease = publishRelease;
        this.awaitEffect = awaitEffect;
        this.suspendRelease = suspendRelease;
        this.recallRelease = recallRelease;
        this.userErrors = userErrors;
    }

    @Type("ReleasePayload")
    @Description("What a release became.")
    public record ReleasePayload(
            @Nullable ReleaseView release, @NonNull List<@NonNull UserError> userErrors) {}

    @Input("ScheduleReleaseInput")
    public record ScheduleReleaseInput(
            @Id @NonNull String releaseId,

            @Description("The release's lockVersion as you saw it.") @NonNull
            int expectedVersion,

            @Description("It is published soon after this instant, if everything that allowed it still holds then.")
            @NonNull
            Instant publishAt,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Sets the time at which an authorised release is published; for publishers.")
    public @NonNull ReleasePayload scheduleRelease(@Name("input") @NonNull ScheduleReleaseInput input) {
        return answer(() -> scheduleRelease.schedule(
                actor.get(),
                attempt(input.releaseId(), input.idempotencyKey()),
                input.expectedVersion(),
                input.publishAt()));
    }

    @Input("PublishReleaseInput")
    public record PublishReleaseInput(
            @Id @NonNull String releaseId,

            @Description("The release's lockVersion as you saw it.") @NonNull
            int expectedVersion,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Publishes a release, if everything that allowed it still holds; for publishers.")
    public @NonNull ReleasePayload publishRelease(@Name("input") @NonNull PublishReleaseInput input) {
        return answer(() -> {
            var published = publishRelease.publish(
                    actor.get(), attempt(input.releaseId(), input.idempotencyKey()), input.expectedVersion());
            // Published it is in any case; whether it is in effect already, every permit says by itself.
            awaitEffect.await(published.id());
            return published;
        });
    }

    @Input("SuspendReleaseInput")
    public record SuspendReleaseInput(
            @Id @NonNull String releaseId,

            @Description("Why; one sentence is enough.") @NonNull
            String reason,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Stops a release at once, whatever you saw of it last; for its requester, reviewers, publishers and"
            + " incident managers. There is no way back.")
    public @NonNull ReleasePayload suspendRelease(@Name("input") @NonNull SuspendReleaseInput input) {
        return answer(() -> suspendRelease.suspend(
                actor.get(), attempt(input.releaseId(), input.idempotencyKey()), input.reason()));
    }

    @Input("RecallReleaseInput")
    public record RecallReleaseInput(
            @Id @NonNull String releaseId,

            @Description("Why; one sentence is enough.") @NonNull
            String reason,

            @Description(IDEMPOTENCY) @Nullable String idempotencyKey) {}

    @Mutation
    @Description("Takes a release back for good; for privacy officers, approving officials and publishers.")
    public @NonNull ReleasePayload recallRelease(@Name("input") @NonNull RecallReleaseInput input) {
        return answer(() ->
                recallRelease.recall(actor.get(), attempt(input.releaseId(), input.idempotencyKey()), input.reason()));
    }

    @Override
    public Optional<UserError> describe(RuleViolation violation) {
        if (violation instanceof ReleaseChanged changed) {
            return Optional.of(VersionConflict.of(changed, changed.current()));
        }
        return violation instanceof NotReadyToPublish notReady
                ? Optional.of(ReleaseNotReady.of(notReady))
                : Optional.empty();
    }

    private ReleasePayload answer(Supplier<Release> act) {
        return userErrors.answer(
                () -> new ReleasePayload(ReleaseView.after(act.get()), List.of()),
                errors -> new ReleasePayload(null, errors));
    }

    private static ReleaseAttempt attempt(String id, @Nullable String idempotencyKey) {
        return new ReleaseAttempt(GlobalId.parse(ReleaseView.TYPE, id), idempotencyKey);
    }
}
