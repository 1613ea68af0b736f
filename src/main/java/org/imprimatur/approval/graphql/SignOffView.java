package org.imprimatur.approval.graphql;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Meaning;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.AuthenticationView;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

@Type("SignOff")
@Description("One person's signature on one manifest in one round.")
public record SignOffView(
        String id,

        @Description("The signer's name as it was when they signed; null where it was erased.") @Nullable
        String printedName,

        @NonNull Role role,
        @NonNull Verdict verdict,
        @NonNull Meaning meaning,

        @Description("What the signer was shown that the signature means.") @NonNull
        String sentence,

        @Description("The manifest that was signed.") @NonNull
        Sha256Scalar manifestSha256,

        @NonNull int round,

        @Description("How the signer had proved who they are.") @NonNull
        AuthenticationView authentication,

        @NonNull Instant signedAt,

        @Description("Since when it no longer counts: taken back, or fallen with one that it waited for.") @Nullable
        Instant retractedAt,

        @Ignore SignOff signOff)
        implements Node {
    public static final String TYPE = "SignOff";

    public static SignOffView of(SignOff signOff) {
        return new SignOffView(
                GlobalId.of(TYPE, signOff.id()),
                signOff.printedName().value(),
                signOff.role(),
                signOff.verdict(),
                signOff.meaning(),
                signOff.meaning().sentence(),
                Sha256Scalar.of(signOff.manifest()),
                signOff.round(),
                new AuthenticationView(signOff.acr(), List.of(), signOff.authenticatedAt()),
                signOff.signedAt(),
                signOff.retractedAt(),
                signOff);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
