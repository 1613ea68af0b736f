package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.graphql.ActorNames;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.release.FindPastState;
import org.imprimatur.release.FindPastState.When;
import org.imprimatur.release.graphql.DocumentAsOfView.VersionAsOfView;
import org.imprimatur.release.graphql.RequestAsOfView.SignOffAsOfView;
import org.jspecify.annotations.Nullable;

/** What documents and requests were, folded from the audit log, for auditors. */
@GraphQLApi
@Blocking
public class PastStateApi {
    private static final String AT =
            "By the acts up to this moment, itself included. Give either this or the number of entries.";
    private static final String TREE_SIZE =
            "By so many entries of the log, from its beginning. Give either this or the moment.";

    private final CurrentActor actor;
    private final FindPastState past;
    private final ActorNames names;

    PastStateApi(CurrentActor actor, FindPastState past, ActorNames names) {
        this.actor = actor;
        this.past = past;
        this.names = names;
    }

    @Query
    @Description(
            "What a document was then, with its requests and releases, folded from the audit log and not from the tables;"
                    + " for auditors. Null where it had not been registered. The question is recorded.")
    public @Nullable DocumentAsOfView documentAsOf(
            @Name("id") @Id @NonNull String id,
            @Name("at") @Description(AT) @Nullable Instant at,
            @Name("treeSize") @Description(TREE_SIZE) @Nullable LongScalar treeSize) {
        return past.document(actor.get(), GlobalId.parse("Document", id), when(at, treeSize))
                .map(DocumentAsOfView::of)
                .orElse(null);
    }

    @Query
    @Description(
            "What an approval request was then, folded from the audit log and not from the tables; for auditors. Null where"
                    + " it had not been drafted. The question is recorded.")
    public @Nullable RequestAsOfView approvalRequestAsOf(
            @Name("id") @Id @NonNull String id,
            @Name("at") @Description(AT) @Nullable Instant at,
            @Name("treeSize") @Description(TREE_SIZE) @Nullable LongScalar treeSize) {
        return past.request(actor.get(), GlobalId.parse("ApprovalRequest", id), when(at, treeSize))
                .map(RequestAsOfView::of)
                .orElse(null);
    }

    @Description("Who registered it.")
    public List<@Nullable PersonView> registeredBy(@Source List<DocumentAsOfView> documents) {
        return names.people(documents, DocumentAsOfView::registrarActor);
    }

    @Description("Who added it.")
    public List<@Nullable PersonView> addedBy(@Source List<VersionAsOfView> versions) {
        return names.people(versions, VersionAsOfView::adderActor);
    }

    @Description("Who asked.")
    public List<@Nullable PersonView> requester(@Source List<RequestAsOfView> requests) {
        return names.people(requests, RequestAsOfView::requesterActor);
    }

    @Description("Who signed.")
    public List<@Nullable PersonView> signer(@Source List<SignOffAsOfView> signOffs) {
        return names.people(signOffs, SignOffAsOfView::signerActor);
    }

    private static When when(@Nullable Instant at, @Nullable LongScalar treeSize) {
        if ((at == null) == (treeSize == null) || (treeSize != null && treeSize.value() < 0)) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        return new When(treeSize == null ? null : treeSize.value(), at);
    }
}
