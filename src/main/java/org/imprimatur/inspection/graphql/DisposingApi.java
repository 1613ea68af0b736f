package org.imprimatur.inspection.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.graphql.VersionView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.inspection.SpeakOfFindings;
import org.imprimatur.inspection.WaiveFindings;
import org.imprimatur.inspection.WaiverAttempt;
import org.imprimatur.inspection.rules.WaiverReason;
import org.jspecify.annotations.Nullable;

/** Deciding about findings: waivers, pictures that people read, weak findings that were seen. */
@GraphQLApi
@Blocking
public class DisposingApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final WaiveFindings waive;
    private final SpeakOfFindings speak;

    DisposingApi(CurrentActor actor, UserErrors userErrors, WaiveFindings waive, SpeakOfFindings speak) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.waive = waive;
        this.speak = speak;
    }

    @Input("AskWaiverInput")
    public record AskWaiverInput(
            @Id @NonNull String versionId,

            @Description("The finding's sha256.") @NonNull Sha256Scalar finding,

            @NonNull WaiverReason reason) {}

    @Type("AskWaiverPayload")
    public record AskWaiverPayload(
            @Nullable WaiverView waiver, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Asks to have a finding set aside; for submitters.")
    public @NonNull AskWaiverPayload askWaiver(@Name("input") @NonNull AskWaiverInput input) {
        return userErrors.answer(
                () -> new AskWaiverPayload(
                        WaiverView.of(waive.ask(
                                actor.get(),
                                version(input.versionId()),
                                input.finding().value(),
                                input.reason())),
                        List.of()),
                errors -> new AskWaiverPayload(null, errors));
    }

    @Input("GrantWaiverInput")
    public record GrantWaiverInput(
            @Id @NonNull String waiverId,

            @Description("When it ends, exclusive.") @NonNull
            Instant until) {}

    @Type("GrantWaiverPayload")
    public record GrantWaiverPayload(
            @Nullable WaiverView waiver, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Sets a finding aside for a time; for a privacy officer who neither asked for it nor had a hand in the bytes.")
    public @NonNull GrantWaiverPayload grantWaiver(@Name("input") @NonNull GrantWaiverInput input) {
        return userErrors.answer(
                () -> new GrantWaiverPayload(
                        WaiverView.of(waive.grant(actor.get(), waiver(input.waiverId()), input.until())), List.of()),
                errors -> new GrantWaiverPayload(null, errors));
    }

    @Input("RefuseWaiverInput")
    public record RefuseWaiverInput(@Id @NonNull String waiverId) {}

    @Type("RefuseWaiverPayload")
    public record RefuseWaiverPayload(
            @Nullable WaiverView waiver, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Refuses to set a finding aside; for a privacy officer, as in grantWaiver.")
    public @NonNull RefuseWaiverPayload refuseWaiver(@Name("input") @NonNull RefuseWaiverInput input) {
        return userErrors.answer(
                () -> new RefuseWaiverPayload(
                        WaiverView.of(waive.refuse(actor.get(), waiver(input.waiverId()))), List.of()),
                errors -> new RefuseWaiverPayload(null, errors));
    }

    @Input("WithdrawWaiverInput")
    public record WithdrawWaiverInput(@Id @NonNull String waiverId) {}

    @Type("WithdrawWaiverPayload")
    public record WithdrawWaiverPayload(
            @Nullable WaiverView waiver, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Takes a waiver back, granted or not; for whoever asked for it, and for privacy officers. Releases of the bytes are stopped.")
    public @NonNull WithdrawWaiverPayload withdrawWaiver(@Name("input") @NonNull WithdrawWaiverInput input) {
        return userErrors.answer(
                () -> new WithdrawWaiverPayload(
                        WaiverView.of(waive.withdraw(actor.get(), waiver(input.waiverId()))), List.of()),
                errors -> new WithdrawWaiverPayload(null, errors));
    }

    @Input("AttestReadingInput")
    public record AttestReadingInput(
            @Id @NonNull String versionId,

            @Description("The finding's sha256.") @NonNull Sha256Scalar finding) {}

    @Type("AttestReadingPayload")
    public record AttestReadingPayload(
            @Nullable FindingStatementView statement,
            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Vouches for having read a picture in full that the inspection could not read, and that nobody is in it; for reviewers who had no hand in"
                    + " the bytes. Two people set its finding aside.")
    public @NonNull AttestReadingPayload attestReading(@Name("input") @NonNull AttestReadingInput input) {
        return userErrors.answer(
                () -> new AttestReadingPayload(
                        FindingStatementView.of(speak.attestReading(
                                actor.get(),
                                version(input.versionId()),
                                input.finding().value())),
                        List.of()),
                errors -> new AttestReadingPayload(null, errors));
    }

    @Input("AcknowledgeFindingsInput")
    public record AcknowledgeFindingsInput(
            @Id @NonNull String versionId,

            @Description("The finding's sha256.") @NonNull Sha256Scalar finding) {}

    @Type("AcknowledgeFindingsPayload")
    public record AcknowledgeFindingsPayload(
            @Nullable FindingStatementView statement,
            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Says that you have seen a weak finding, and with it all of its recogniser and mechanism; for submitters.")
    public @NonNull AcknowledgeFindingsPayload acknowledgeFindings(
            @Name("input") @NonNull AcknowledgeFindingsInput input) {
        return userErrors.answer(
                () -> new AcknowledgeFindingsPayload(
                        FindingStatementView.of(speak.acknowledge(
                                actor.get(),
                                version(input.versionId()),
                                input.finding().value())),
                        List.of()),
                errors -> new AcknowledgeFindingsPayload(null, errors));
    }

    private static VersionAttempt version(String id) {
        return new VersionAttempt(GlobalId.parse(VersionView.TYPE, id));
    }

    private static WaiverAttempt waiver(String id) {
        return new WaiverAttempt(GlobalId.parse(WaiverView.TYPE, id));
    }
}
