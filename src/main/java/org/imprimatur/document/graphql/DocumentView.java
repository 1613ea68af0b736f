package org.imprimatur.document.graphql;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.identity.PersonId;

@Type("Document")
@Description("Something that may be disclosed one day: a title, a custodian, and versions.")
public record DocumentView(
        String id,

        @Description("How people name it on paper, for example DOC-2026-000123.") @NonNull
        String reference,

        @NonNull String title,

        @Description("The office that keeps it.") @NonNull String custodian,

        @Description("Why its content is protected, as its submitter declared.") @NonNull
        List<@NonNull ProtectionCategory> declaredCategories,

        @Description("Rises with each change; give it back as expectedVersion.") @NonNull
        int lockVersion,

        @NonNull Instant registeredAt,

        @Ignore PersonId registrar)
        implements Node {
    public static final String TYPE = "Document";

    public static DocumentView of(Document document) {
        return new DocumentView(
                GlobalId.of(TYPE, document.id()),
                document.reference().value(),
                document.title(),
                document.custodian(),
                List.copyOf(document.declaredCategories()),
                document.lockVersion(),
                document.registeredAt(),
                document.registeredBy());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }

    UUID documentId() {
        return GlobalId.parse(TYPE, id);
    }
}
