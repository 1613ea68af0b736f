package org.imprimatur.document.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.document.AddDocumentVersion;
import org.imprimatur.document.BlockDigest;
import org.imprimatur.document.DocumentAttempt;
import org.imprimatur.document.RegisterDocument;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentChanged;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.graphql.VersionConflict;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Registering documents, adding versions, blocking digests. */
@GraphQLApi
@Blocking
public class DocumentMutations implements UserErrors.UserErrorSource {
    private final CurrentActor actor;
    private final RegisterDocument registerDocument;
    private final AddDocumentVersion addDocumentVersion;
    private final BlockDigest blockDigest;
    private final UserErrors userErrors;

    DocumentMutations(
            CurrentActor actor,
            RegisterDocument registerDocument,
            AddDocumentVersion addDocumentVersion,
            BlockDigest blockDigest,
            UserErrors userErrors) {
        this.actor = actor;
        this.registerDocument = registerDocument;
        this.addDocumentVersion = addDocumentVersion;
        this.blockDigest = blockDigest;
        this.userErrors = userErrors;
    }

    @Input("RegisterDocumentInput")
    public record RegisterDocumentInput(
            @Description("One line, 1 to 200 characters, without names of people.") @NonNull
            String title,

            @Description("The office that keeps it; one line, 1 to 200 characters.") @NonNull
            String custodian,

            @Description("Why the content is protected; at least one.") @NonNull
            List<@NonNull ProtectionCategory> declaredCategories) {}

    @Type("RegisterDocumentPayload")
    public record RegisterDocumentPayload(
            @Nullable DocumentView document, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Says that there is a document; for submitters.")
    public @NonNull RegisterDocumentPayload registerDocument(@Name("input") @NonNull RegisterDocumentInput input) {
        return userErrors.answer(
                () -> new RegisterDocumentPayload(
                        DocumentView.of(registerDocument.register(
                                actor.get(),
                                new Document.Registration(
                                        input.title(), input.custodian(), Set.copyOf(input.declaredCategories())))),
                        List.of()),
                errors -> new RegisterDocumentPayload(null, errors));
    }

    @Input("AddDocumentVersionInput")
    public record AddDocumentVersionInput(
            @Id @NonNull String documentId,

            @Description("The document's lockVersion as you saw it.") @NonNull
            int expectedVersion,

            @Description("As POST /content answered. An upload is used once.") @Id @NonNull
            String uploadId,

            @Description("The digest of the file that you mean.") @NonNull
            Sha256Scalar sha256,

            @Description("A bare file name with its ending, 1 to 200 characters.") @NonNull
            String fileName,

            @Description("People besides you who worked on this file. They never count as reviewers of it.")
            @DefaultValue("[]")
            @NonNull
            List<@NonNull EditorInput> editors) {}

    @Input("EditorInput")
    @Description("Somebody in the register who worked on a file.")
    public record EditorInput(@Id @NonNull String personId) {}

    @Type("AddDocumentVersionPayload")
    public record AddDocumentVersionPayload(
            @Nullable VersionView version,
            @Nullable DocumentView document,
            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Makes an upload the next version of a document; for the document's submitters.")
    public @NonNull AddDocumentVersionPayload addDocumentVersion(
            @Name("input") @NonNull AddDocumentVersionInput input) {
        return userErrors.answer(
                () -> {
                    var added = addDocumentVersion.add(
                            actor.get(),
                            new DocumentAttempt(GlobalId.parse(DocumentView.TYPE, input.documentId())),
                            input.expectedVersion(),
                            new AddDocumentVersion.UploadedFile(
                                    GlobalId.parse(ContentApi.UPLOAD, input.uploadId()),
                                    input.sha256().value(),
                                    input.fileName(),
                                    people(input.editors())));
                    return new AddDocumentVersionPayload(
                            VersionView.of(added.version()), DocumentView.of(added.document()), List.of());
                },
                errors -> new AddDocumentVersionPayload(null, null, errors));
    }

    @Input("BlockDigestInput")
    public record BlockDigestInput(
            @NonNull Sha256Scalar sha256,

            @Description("Why these bytes must not go out, 1 to 2,000 characters.") @NonNull
            String reason) {}

    @Type("BlockDigestPayload")
    public record BlockDigestPayload(
            @Nullable BlockedDigestView blockedDigest,
            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Stops these bytes at once, in whatever document they are or will be. There is no way back.")
    public @NonNull BlockDigestPayload blockDigest(@Name("input") @NonNull BlockDigestInput input) {
        return userErrors.answer(
                () -> new BlockDigestPayload(
                        BlockedDigestView.of(
                                blockDigest.block(actor.get(), input.sha256().value(), input.reason())),
                        List.of()),
                errors -> new BlockDigestPayload(null, errors));
    }

    @Override
    public Optional<UserError> describe(RuleViolation violation) {
        return violation instanceof DocumentChanged changed
                ? Optional.of(VersionConflict.of(changed, changed.current()))
                : Optional.empty();
    }

    private static List<PersonId> people(List<EditorInput> editors) {
        return editors.stream()
                .map(editor -> new PersonId(GlobalId.parse(PersonView.TYPE, editor.personId())))
                .toList();
    }
}
