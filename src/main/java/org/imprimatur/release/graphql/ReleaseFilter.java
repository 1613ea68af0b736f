package org.imprimatur.release.graphql;

import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.imprimatur.approval.graphql.ApprovalRequestView;
import org.imprimatur.document.graphql.DocumentView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.release.ReleaseSearch;
import org.imprimatur.release.rules.ReleaseState;
import org.jspecify.annotations.Nullable;

@Input("ReleaseFilter")
@Description("Which releases to list; what is left out does not matter.")
public record ReleaseFilter(
        @Description("As it was recorded last.") @Nullable ReleaseState state,
        @Nullable @Id String documentId,
        @Nullable @Id String requestId) {
    static ReleaseSearch search(@Nullable ReleaseFilter filter) {
        return filter == null
                ? new ReleaseSearch(null, null, null)
                : new ReleaseSearch(
                        filter.state,
                        parsed(DocumentView.TYPE, filter.documentId),
                        parsed(ApprovalRequestView.TYPE, filter.requestId));
    }

    private static @Nullable UUID parsed(String type, @Nullable String id) {
        return id == null ? null : GlobalId.parse(type, id);
    }
}
