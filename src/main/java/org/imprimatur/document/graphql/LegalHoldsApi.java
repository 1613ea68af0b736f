package org.imprimatur.document.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.document.DocumentAttempt;
import org.imprimatur.document.HoldDocument;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Permission;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.jspecify.annotations.Nullable;

/** Keeping documents from being destroyed. */
@GraphQLApi
@Blocking
public class LegalHoldsApi {
    private final CurrentActor actor;
    private final HoldDocument holdDocument;
    private final UserErrors userErrors;

    LegalHoldsApi(CurrentActor actor, HoldDocument holdDocument, UserErrors userErrors) {
        this.actor = actor;
        this.holdDocument = holdDocument;
        this.userErrors = userErrors;
    }

    @Description("What keeps its bytes from being destroyed, the oldest first; lifted holds too.")
    public @NonNull List<@NonNull LegalHoldView> legalHolds(@Source DocumentView document) {
        return holdDocument.of(actor.get(), document.documentId()).stream()
                .map(LegalHoldView::of)
                .toList();
    }

    @Description("Whether you may place a legal hold, or lift one, now.")
    public @NonNull Permission viewerCanHold(@Source DocumentView document) {
        return Permission.by(() -> holdDocument.requireMayHold(actor.get()));
    }

    @Input("PlaceLegalHoldInput")
    public record PlaceLegalHoldInput(
            @Id @NonNull String documentId,

            @Description("What it is for, for example a docket number; one line, 1 to 200 characters.") @NonNull
            String matter) {}

    @Input("LiftLegalHoldInput")
    public record LiftLegalHoldInput(@Id @NonNull String legalHoldId) {}

    @Type("LegalHoldPayload")
    public record LegalHoldPayload(
            @Nullable LegalHoldView legalHold, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Keeps every version of a document from being destroyed; for records officers and counsel.")
    public @NonNull LegalHoldPayload placeLegalHold(@Name("input") @NonNull PlaceLegalHoldInput input) {
        return userErrors.answer(
                () -> new LegalHoldPayload(
                        LegalHoldView.of(holdDocument.place(
                                actor.get(),
                                new DocumentAttempt(GlobalId.parse(DocumentView.TYPE, input.documentId())),
                                input.matter())),
                        List.of()),
                errors -> new LegalHoldPayload(null, errors));
    }

    @Mutation
    @Description("Lets go of a document; for records officers and counsel.")
    public @NonNull LegalHoldPayload liftLegalHold(@Name("input") @NonNull LiftLegalHoldInput input) {
        return userErrors.answer(
                () -> new LegalHoldPayload(
                        LegalHoldView.of(holdDocument.lift(
                                actor.get(),
                                new HoldDocument.HoldAttempt(GlobalId.parse(LegalHoldView.TYPE, input.legalHoldId())))),
                        List.of()),
                errors -> new LegalHoldPayload(null, errors));
    }
}
