package org.imprimatur.document.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.document.FindDocuments;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentReference;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.Permission;
import org.jspecify.annotations.Nullable;

/** Reading documents. */
@GraphQLApi
@Blocking
public class DocumentsApi implements NodeSource {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final FindDocuments documents;
    private final FindVersions versions;
    private final ReadRegister register;

    DocumentsApi(CurrentActor actor, FindDocuments documents, FindVersions versions, ReadRegister register) {
        this.actor = actor;
        this.documents = documents;
        this.versions = versions;
        this.register = register;
    }

    @Query
    @Description("The document with this key; null where there is none that you may see.")
    public @Nullable DocumentView document(@Name("by") @NonNull DocumentKey by) {
        return find(by).map(DocumentView::of).orElse(null);
    }

    @Query
    @Description("The documents that you may see.")
    public @NonNull DocumentConnection documents(
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before,
            @Name("filter") @Nullable DocumentFilter filter,
            @Name("orderBy") @Nullable DocumentOrder orderBy) {
        var arguments = PageArguments.of(first, after, last, before);
        var search = DocumentOrder.search(filter, orderBy);
        var found = documents.page(actor.get(), search, arguments.cursor(), arguments.backward(), arguments.probe());
        return DocumentConnection.of(arguments.page(found, search::positionOf), search);
    }

    @Description("How many documents the list has; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source DocumentConnection connection) {
        return documents.count(actor.get(), connection.search(), COUNTED);
    }

    @Description("The document's versions, the newest first.")
    public @NonNull VersionConnection versions(
            @Source DocumentView document,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before) {
        var arguments = PageArguments.of(first, after, last, before);
        var found = versions.page(
                actor.get(),
                document.documentId(),
                VersionsApi.number(arguments),
                arguments.backward(),
                arguments.probe());
        return VersionConnection.of(
                arguments.page(found, version -> Integer.toString(version.number())), document.documentId());
    }

    @Description("How many versions the document has; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source VersionConnection connection) {
        return Math.min(COUNTED, versions.count(actor.get(), connection.document()));
    }

    @Description("The version that was added last; null for a document without versions.")
    public List<@Nullable VersionView> latestVersion(@Source List<DocumentView> shown) {
        var latest =
                versions.latestOf(shown.stream().map(DocumentView::documentId).toList());
        return shown.stream()
                .map(document -> latest.get(document.documentId()))
                .<@Nullable VersionView>map(version -> version == null ? null : VersionView.of(version))
                .toList();
    }

    @Description("The submitter who registered it.")
    public List<@Nullable PersonView> registeredBy(@Source List<DocumentView> shown) {
        var ids = shown.stream().map(DocumentView::registrar).toList();
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    @Description("Whether you may add a version now.")
    public @NonNull Permission viewerCanAddVersion(@Source DocumentView document) {
        return Permission.by(() -> documents.requireMayAddVersion(actor.get(), document.documentId()));
    }

    @Override
    public String type() {
        return DocumentView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return documents.byId(actor.get(), id).map(DocumentView::of);
    }

    private Optional<Document> find(DocumentKey key) {
        String id = key.id();
        if (id != null) {
            return documents.byId(actor.get(), GlobalId.parse(DocumentView.TYPE, id));
        }
        String reference = key.reference();
        if (reference != null) {
            return DocumentReference.isSpelledRight(reference)
                    ? documents.byReference(actor.get(), new DocumentReference(reference))
                    : Optional.empty();
        }
        Sha256Scalar digest = key.sha256();
        return digest == null ? Optional.empty() : documents.holding(actor.get(), digest.value());
    }
}
