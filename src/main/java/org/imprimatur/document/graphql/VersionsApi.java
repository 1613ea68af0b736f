package org.imprimatur.document.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.document.FindDocuments;
import org.imprimatur.document.FindVersions;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.jspecify.annotations.Nullable;

/** Reading versions' metadata; their bytes are read at {@link ContentApi}. */
@GraphQLApi
@Blocking
public class VersionsApi implements NodeSource {
    private final CurrentActor actor;
    private final FindVersions versions;
    private final FindDocuments documents;
    private final ReadRegister register;

    VersionsApi(CurrentActor actor, FindVersions versions, FindDocuments documents, ReadRegister register) {
        this.actor = actor;
        this.versions = versions;
        this.documents = documents;
        this.register = register;
    }

    @Description("Whether these bytes are blocked, wherever they are.")
    public List<@NonNull Boolean> blocked(@Source List<VersionView> shown) {
        var blocked = versions.blocked(
                shown.stream().map(version -> version.sha256().value()).toList());
        return shown.stream()
                .map(version -> blocked.contains(version.sha256().value()))
                .toList();
    }

    @Description("Who added the version.")
    public List<@Nullable PersonView> createdBy(@Source List<VersionView> shown) {
        var ids = shown.stream().map(view -> view.version().uploader()).toList();
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    @Description("Others who worked on these bytes; like who added them, they never count as reviewers of them.")
    public @NonNull List<@NonNull PersonView> editors(@Source VersionView shown) {
        return register.people(actor.get(), shown.version().editors()).stream()
                .map(PersonView::of)
                .toList();
    }

    @Description("The document; null where you may not see it.")
    public @Nullable DocumentView document(@Source VersionView shown) {
        return documents
                .byId(actor.get(), shown.version().documentId())
                .map(DocumentView::of)
                .orElse(null);
    }

    @Description("The version whose visible cells these bytes were made of.")
    public @Nullable VersionView regeneratedFrom(@Source VersionView shown) {
        UUID source = shown.version().regeneratedFrom();
        return source == null
                ? null
                : versions.byId(actor.get(), source).map(VersionView::of).orElse(null);
    }

    @Override
    public String type() {
        return VersionView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return versions.byId(actor.get(), id).map(VersionView::of);
    }

    static @Nullable Integer number(PageArguments arguments) {
        String cursor = arguments.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return Integer.valueOf(cursor);
        } catch (NumberFormatException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
