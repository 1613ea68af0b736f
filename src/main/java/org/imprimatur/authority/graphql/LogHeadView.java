package org.imprimatur.authority.graphql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.LogProofs;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.audit.rules.tlog.NoteVerifier;
import org.imprimatur.graphql.LongScalar;

@Type("LogHead")
@Description(
        "A signed head of the audit log: all entries before it, in their order, and nothing else, are under its root.")
public record LogHeadView(
        @Description("What the log is called, for ever.") @NonNull
        String origin,

        @Description("How many entries it has.") @NonNull LongScalar treeSize,

        @Description("Root of the Merkle tree (RFC 6962).") @NonNull
        Sha256Scalar rootSha256,

        @Description("The head with its signatures, byte for byte as it was signed (C2SP tlog-checkpoint).") @NonNull
        String checkpoint,

        @Description("When the log had this size, by the database's clock.") @NonNull
        Instant integratedAt,

        @Description(
                "With one of these keys the signature is verified. Whoever wants to be sure has the key from somebody else:"
                        + " here it is told by the one who is to be verified.")
        @NonNull
        List<@NonNull String> verifierKeys) {
    static LogHeadView of(LogProofs.Head head, List<NoteVerifier> verifiers) {
        return new LogHeadView(
                head.checkpoint().origin(),
                LongScalar.of(head.checkpoint().size()),
                Sha256Scalar.of(head.checkpoint().root()),
                new String(head.note().bytes(), StandardCharsets.UTF_8),
                head.at(),
                verifiers.stream().map(NoteVerifier::text).toList());
    }
}
