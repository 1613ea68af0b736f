package org.imprimatur.document.graphql;

import io.smallrye.graphql.api.OneOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.jspecify.annotations.Nullable;

@OneOf
@Input("DocumentKey")
@Description("What names a document; exactly one of them.")
public record DocumentKey(
        @Id @Nullable String id,

        @Description("For example DOC-2026-000123.") @Nullable
        String reference,

        @Description("The digest of one of its versions; the document that was given these bytes last.") @Nullable
        Sha256Scalar sha256) {}
