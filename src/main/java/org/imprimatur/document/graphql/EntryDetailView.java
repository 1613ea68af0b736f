package org.imprimatur.document.graphql;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.document.ReadDetails;
import org.imprimatur.document.rules.DetailErasure;
import org.imprimatur.document.rules.ErasureGround;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

@Type("AuditEntryDetail")
@Description(
        "A private text that was given with an act. The entry holds its salted digest alone, so that the text can be erased.")
public record EntryDetailView(
        @Description("What it is, for example reason.") @NonNull
        String field,

        @Description("What the entry holds: SHA-256 of the salt and of the text as {\"text\": …} in RFC 8785.") @NonNull
        Sha256Scalar commitmentSha256,

        @Description("32 bytes in hexadecimal; for auditors, and for whoever may erase it.") @Nullable
        String salt,

        @Description(
                "The text; for auditors, and for whoever may erase it. Null too where it was erased, or is not what the"
                        + " entry committed to.")
        @Nullable
        String text,

        @Description("That it was erased; null while it was not.") @Nullable
        ErasureView erasure) {

    @Type("AuditDetailErasure")
    @Description("That a private text was erased under a legal ground.")
    public record ErasureView(
            @Description("Under which legal ground.") @NonNull
            ErasureGround ground,

            @Description("When, by the database's clock.") @NonNull
            Instant erasedAt,

            @Ignore PersonId person,
            @Ignore UUID entryId) {}

    static EntryDetailView of(ReadDetails.Detail detail) {
        var opening = detail.opening();
        DetailErasure erasure = detail.erasure();
        UUID entry = detail.erasedBy();
        return new EntryDetailView(
                detail.field(),
                Sha256Scalar.of(detail.commitment()),
                opening == null ? null : opening.salt(),
                opening == null ? null : opening.text(),
                erasure == null || entry == null
                        ? null
                        : new ErasureView(erasure.ground(), erasure.erasedAt(), erasure.erasedBy(), entry));
    }
}
