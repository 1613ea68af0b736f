package org.imprimatur.release.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.rules.DocumentAsOf;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.release.FindPastState.PastDocument;
import org.jspecify.annotations.Nullable;

@Type("DocumentAsOf")
@Description(
        "What a document was by the audit log alone. The log holds no names and no free text: for those see the document.")
public record DocumentAsOfView(
        @Id @NonNull String documentId,

        @Description("By how many entries of the log this is so.") @NonNull
        LongScalar treeSize,

        @Description("What people call it.") @NonNull String reference,

        @Description("What its submitter declared.") @NonNull
        List<@NonNull ProtectionCategory> declaredCategories,

        @Description("When it was registered.") @NonNull Instant registeredAt,

        @Description("In the order in which they were added.") @NonNull
        List<@NonNull VersionAsOfView> versions,

        @Description("How many legal holds stood.") @NonNull int legalHolds,

        @Description("In the order in which they were drafted.") @NonNull
        List<@NonNull RequestAsOfView> approvalRequests,

        @Ignore String registrarActor) {

    @Type("DocumentVersionAsOf")
    @Description("What a version was by the audit log alone.")
    public record VersionAsOfView(
            @Id @NonNull String versionId,

            @Description("From 1 within the document, without gaps.") @NonNull
            int number,

            @NonNull VersionState state,
            @Description("When it was added.") @NonNull Instant addedAt,
            @Description("The size of its bytes.") @NonNull LongScalar byteSize,

            @Description("The version whose visible cells it was made of.") @Id @Nullable
            String regeneratedFromId,

            @Description("When its bytes were destroyed; null while they were there.") @Nullable
            Instant contentDestroyedAt,

            @Ignore String adderActor) {}

    static DocumentAsOfView of(PastDocument past) {
        DocumentAsOf document = past.document();
        return new DocumentAsOfView(
                GlobalId.of("Document", document.id()),
                LongScalar.of(past.treeSize()),
                document.reference(),
                document.declaredCategories(),
                document.registeredAt(),
                document.versions().stream().map(DocumentAsOfView::of).toList(),
                document.holds().size(),
                past.requests().stream()
                        .map(request -> RequestAsOfView.of(past.treeSize(), request, past.releases()))
                        .toList(),
                document.registeredBy());
    }

    private static VersionAsOfView of(DocumentAsOf.VersionAsOf version) {
        var source = version.regeneratedFrom();
        return new VersionAsOfView(
                GlobalId.of("DocumentVersion", version.id()),
                version.number(),
                version.state(),
                version.addedAt(),
                LongScalar.of(version.byteSize()),
                source == null ? null : GlobalId.of("DocumentVersion", source),
                version.destroyedAt(),
                version.addedBy());
    }
}
