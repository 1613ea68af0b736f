package org.imprimatur.document.graphql;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.document.rules.LegalHold;
import org.imprimatur.graphql.GlobalId;
import org.jspecify.annotations.Nullable;

@Type("LegalHold")
@Description("Keeps a document from being destroyed while a matter lasts.")
public record LegalHoldView(
        @Id @NonNull String id,

        @Description("What it is for, for example a docket number.") @NonNull
        String matter,

        @NonNull Instant placedAt,

        @Description("Null while it stands.") @Nullable Instant liftedAt) {
    public static final String TYPE = "LegalHold";

    public static LegalHoldView of(LegalHold hold) {
        return new LegalHoldView(GlobalId.of(TYPE, hold.id()), hold.matter(), hold.placedAt(), hold.liftedAt());
    }
}
