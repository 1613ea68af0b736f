package org.imprimatur.approval.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.FindExceptions;
import org.imprimatur.approval.rules.AuditExceptionKind;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.jspecify.annotations.Nullable;

@Type("AuditException")
@Description("An entry that is worth an auditor's look.")
public record AuditExceptionView(
        @Description("Why, the gravest first.") @NonNull List<@NonNull AuditExceptionKind> kinds,
        @Description("What happened.") @Nullable AuditEntryView entry) {
    static AuditExceptionView of(FindExceptions.Found found) {
        return new AuditExceptionView(found.kinds(), AuditEntryView.of(found.entry()));
    }
}
