package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.FindExceptions;
import org.imprimatur.approval.ReviewExceptions;
import org.imprimatur.approval.rules.AuditExceptionKind;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.ViewerView;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.jspecify.annotations.Nullable;

/** What in the audit history is worth an auditor's look, since they looked last. */
@GraphQLApi
@Blocking
public class AuditExceptionsApi {
    private static final int COUNTED = 10_000;
    private static final long BEGINNING = -1;
    private static final String SINCE =
            "Only behind this index of the log, -1 for the whole history. When left out: behind the entry through"
                    + " which you last reviewed, or the whole history.";

    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final FindExceptions exceptions;
    private final ReviewExceptions reviews;

    AuditExceptionsApi(CurrentActor actor, UserErrors userErrors, FindExceptions exceptions, ReviewExceptions reviews) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.exceptions = exceptions;
        this.reviews = reviews;
    }

    @Query
    @Description(
            "Refusals and failures, changes of authority and policy, hasty sign-offs and those that nothing says were read,"
                    + " publications after a refusal of the same bytes: the newest first, for auditors.")
    public @NonNull AuditExceptionConnection auditExceptions(
            @Name("sinceIndex") @Description(SINCE) @Nullable LongScalar sinceIndex,
            @Name("kind") @Description("Only of this kind.") @Nullable AuditExceptionKind kind,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after) {
        var arguments = PageArguments.of(first, after, null, null);
        long since = since(sinceIndex);
        return AuditExceptionConnection.of(
                arguments.page(
                        exceptions.page(actor.get(), since, kind, position(arguments), arguments.probe()),
                        found -> String.valueOf(
                                Objects.requireNonNull(found.entry().index()))),
                since,
                kind);
    }

    @Description("How many there are; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source AuditExceptionConnection connection) {
        return exceptions.count(actor.get(), connection.since(), connection.kind(), COUNTED);
    }

    @Type("AuditExceptionCount")
    @Description("How many exceptions there are of one kind.")
    public record AuditExceptionCount(
            @NonNull AuditExceptionKind kind, @NonNull int count) {}

    @Type("AuditOutlook")
    @Description("What there is for an auditor to look at.")
    public record AuditOutlook(
            @Description("Behind which index of the log.") @NonNull
            LongScalar sinceIndex,

            @Description(
                    "Where the log ends now: say so when you have reviewed what is here. -1 while there is no entry.")
            @NonNull
            LongScalar throughIndex,

            @Description("The kinds that there are, the gravest first.") @NonNull
            List<@NonNull AuditExceptionCount> counts) {}

    @Query
    @Description("How many exceptions there are of each kind, for auditors.")
    public @NonNull AuditOutlook auditOutlook(@Name("sinceIndex") @Description(SINCE) @Nullable LongScalar sinceIndex) {
        var outlook = exceptions.outlook(actor.get(), since(sinceIndex));
        return new AuditOutlook(
                LongScalar.of(outlook.since()),
                LongScalar.of(outlook.through()),
                outlook.counts().entrySet().stream()
                        .map(each -> new AuditExceptionCount(each.getKey(), each.getValue()))
                        .toList());
    }

    @Type("ExceptionsReview")
    @Description("How far an auditor has reviewed the exceptions.")
    public record ExceptionsReview(
            @Description("The index of the log through which they reviewed.") @NonNull
            LongScalar throughIndex,

            @Description("When they said so.") @NonNull Instant reviewedAt) {
        static ExceptionsReview of(ReviewExceptions.Reviewed reviewed) {
            return new ExceptionsReview(LongScalar.of(reviewed.through()), reviewed.at());
        }
    }

    @Description(
            "How far you have reviewed the exceptions in the audit history; null when you never did, or are no auditor.")
    public @Nullable ExceptionsReview exceptionsReviewed(@Source ViewerView viewer) {
        return reviews.reviewed(actor.get()).map(ExceptionsReview::of).orElse(null);
    }

    @Input("ReviewAuditExceptionsInput")
    public record ReviewAuditExceptionsInput(
            @Description("The index through which you reviewed, as auditOutlook gave it.") @NonNull
            LongScalar throughIndex) {}

    @Type("ReviewAuditExceptionsPayload")
    public record ReviewAuditExceptionsPayload(
            @Nullable ExceptionsReview review, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Says that you have reviewed the exceptions through this entry. It is on record; to say it again, or of less,"
                    + " changes nothing.")
    public @NonNull ReviewAuditExceptionsPayload reviewAuditExceptions(
            @Name("input") @NonNull ReviewAuditExceptionsInput input) {
        return userErrors.answer(
                () -> new ReviewAuditExceptionsPayload(
                        ExceptionsReview.of(
                                reviews.review(actor.get(), input.throughIndex().value())),
                        List.of()),
                errors -> new ReviewAuditExceptionsPayload(null, errors));
    }

    private long since(@Nullable LongScalar given) {
        return given == null
                ? reviews.reviewed(actor.get())
                        .map(ReviewExceptions.Reviewed::through)
                        .orElse(BEGINNING)
                : given.value();
    }

    private static @Nullable Long position(PageArguments arguments) {
        String cursor = arguments.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
