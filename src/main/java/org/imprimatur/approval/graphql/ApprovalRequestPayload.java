package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.UserError;
import org.jspecify.annotations.Nullable;

@Type("ApprovalRequestPayload")
@Description("The approval request after the act, or why nothing changed.")
public record ApprovalRequestPayload(
        @Nullable ApprovalRequestView approvalRequest,
        @NonNull List<@NonNull UserError> userErrors) {}
