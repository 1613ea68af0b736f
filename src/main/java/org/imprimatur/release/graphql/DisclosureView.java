package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.graphql.RecipientView;
import org.imprimatur.approval.graphql.SignOffView;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.release.AccountDisclosures.Disclosure;
import org.imprimatur.release.rules.Milestones;
import org.imprimatur.release.rules.Release;
import org.jspecify.annotations.Nullable;

@Type("Disclosure")
@Description("A disclosure that was made: what 5 U.S.C. 552a(c) asks to be accounted for. A release that was published,"
        + " also where it was stopped since.")
public record DisclosureView(
        @Description("The release; null where you may not see it.") @Nullable
        ReleaseView release,

        @Description("The date of the disclosure: when the release was published.") @NonNull
        Instant disclosedAt,

        @Description("Since when nothing is given out under it any more; null while something may be.") @Nullable
        Instant withdrawnAt,

        @Description("The nature of the disclosure: the name of the file; null where it was erased.") @Nullable
        String fileName,

        @Description("Everything that could go out.") @NonNull
        List<@NonNull Sha256Scalar> content,

        @Description("Its purpose, in the requester's words; null where they were erased.") @Nullable
        String purpose,

        @NonNull Audience audience,
        @NonNull Channel channel,

        @Description("Where it went; null where that was erased.") @Nullable
        String destination,

        @Description("To whom it was made, by name and address; empty for the public.") @NonNull
        List<@NonNull RecipientView> recipients,

        @NonNull List<@NonNull String> legalBases,

        @Description("The sign-offs that authorised it.") @NonNull
        List<@NonNull SignOffView> authorisedBy,

        @Ignore Disclosure disclosure) {

    @Type("DisclosureTraffic")
    @Description("How often a disclosure was asked for and fetched; counted up to a million.")
    public record TrafficView(
            @Description("How many permits were used.") @NonNull
            int permitsUsed,

            @Description("How many of them were redeemed for bytes that the client had.") @NonNull
            int permitsRedeemed,

            @Description("How many downloads were begun.") @NonNull
            int downloads,

            @Description("How many of these ended before their last byte.") @NonNull
            int brokenOff) {}

    static DisclosureView of(Disclosure disclosure) {
        Release release = disclosure.release();
        ApprovalRequest request = disclosure.request();
        var asked = request.manifest().disclosure();
        Commitment purpose = asked.purpose();
        return new DisclosureView(
                ReleaseView.of(disclosure.found()),
                disclosure.publishedAt(),
                withdrawn(release.milestones()),
                release.terms().fileName().value(),
                release.terms().content().stream()
                        .sorted()
                        .map(Sha256Scalar::of)
                        .toList(),
                purpose == null ? null : purpose.value(),
                release.terms().audience(),
                release.terms().channel(),
                release.terms().destination().value(),
                asked.recipients().stream().map(RecipientView::of).toList(),
                asked.legalBasisCodes(),
                request.decisions().stream()
                        .filter(decision ->
                                decision.id().equals(release.origin().decision()))
                        .flatMap(decision -> request.signOffs().stream()
                                .filter(signOff -> decision.signOffs().contains(signOff.id())))
                        .map(SignOffView::of)
                        .toList(),
                disclosure);
    }

    private static @Nullable Instant withdrawn(Milestones milestones) {
        return Stream.of(milestones.suspendedAt(), milestones.recalledAt(), milestones.closedAt())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
