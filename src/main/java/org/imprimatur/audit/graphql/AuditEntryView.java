package org.imprimatur.audit.graphql;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.AuditEntries;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Outcome;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.LongScalar;
import org.imprimatur.graphql.Node;
import org.jspecify.annotations.Nullable;

@Type("AuditEntry")
@Description("One act, as the append-only record holds it. Later features add who and what it was about.")
public record AuditEntryView(
        String id,

        @Description("The place in the log; null for a moment after the act.") @Nullable
        LongScalar index,

        @NonNull Action action,
        @NonNull Outcome outcome,

        @Description("When, by the database's clock.") @NonNull
        Instant occurredAt,

        @Description("The code of the reason, for example the refusal.") @Nullable
        String reasonCode,

        @Description("The opaque id under which the record knows who acted.") @NonNull
        String actorId,

        @Description("The role they acted in.") @Nullable String role,
        @Description("The state before.") @Nullable String fromState,
        @Description("The state after.") @Nullable String toState,

        @Description("SHA-256 of the manifest that the act was about.") @Nullable
        String manifestSha256,

        @Description("The document that the act was about.") @Id @Nullable
        String documentId,

        @Description("The version that the act was about.") @Id @Nullable
        String versionId,

        @Description("The approval request that the act was about.") @Id @Nullable
        String approvalRequestId,

        @Description("The release that the act was about.") @Id @Nullable
        String releaseId,

        @Description("The person of the register that the act was about.") @Id @Nullable
        String personId,

        @Description("The W3C trace id of the request that did it, for whoever runs the service.") @Nullable
        String traceId,

        @Ignore VerifiedEntry entry)
        implements Node {
    public static final String TYPE = "AuditEntry";

    public static AuditEntryView of(AuditEntries.Placed placed) {
        Long index = placed.index();
        VerifiedEntry entry = placed.entry();
        return new AuditEntryView(
                GlobalId.of(TYPE, entry.id()),
                index == null ? null : LongScalar.of(index),
                entry.action(),
                entry.outcome(),
                entry.at(),
                entry.text("reason"),
                entry.actorId(),
                entry.text("role"),
                entry.text("state.from"),
                entry.text("state.to"),
                entry.text("manifest"),
                subject(entry, "document", "Document"),
                subject(entry, "version", "DocumentVersion"),
                subject(entry, "request", "ApprovalRequest"),
                subject(entry, "release", "Release"),
                subject(entry, "person", "Person"),
                entry.text("trace"),
                entry);
    }

    private static @Nullable String subject(VerifiedEntry entry, String name, String type) {
        UUID id = entry.subject(name);
        return id == null ? null : GlobalId.of(type, id);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
