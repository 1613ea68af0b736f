package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.LogProofs;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.ReadLog;
import org.imprimatur.graphql.LongScalar;
import org.jspecify.annotations.Nullable;

/** Heads of the log, and what proves to somebody who trusts nobody that an entry is in it, and that nothing was taken back. */
@GraphQLApi
@Blocking
public class LogApi {
    private final CurrentActor actor;
    private final ReadLog log;

    LogApi(CurrentActor actor, ReadLog log) {
        this.actor = actor;
        this.log = log;
    }

    @Type("LogInclusion")
    @Description("That an entry is in the tree of a signed head (RFC 9162, section 2.1.3).")
    public record LogInclusionView(
            @Description("Its place in the log, from 0.") @NonNull
            LongScalar index,

            @Description("How many entries the head has.") @NonNull
            LongScalar treeSize,

            @Description("From the entry's sibling up to the root's child.") @NonNull
            List<@NonNull Sha256Scalar> path,

            @Description("All of it, with the signed head, as one text that is verified offline (C2SP tlog-proof).")
            @NonNull
            String proof) {
        static LogInclusionView of(LogProofs.Inclusion inclusion) {
            return new LogInclusionView(
                    LongScalar.of(inclusion.proof().index()),
                    LongScalar.of(inclusion.proof().size()),
                    hashes(inclusion.proof().path()),
                    inclusion.text().text());
        }
    }

    @Type("LogConsistency")
    @Description("That a head continues an earlier one and changed nothing in it (RFC 9162, section 2.1.4).")
    public record LogConsistencyView(
            @Description("How many entries the earlier head has.") @NonNull
            LongScalar fromTreeSize,

            @Description("How many entries the later head has.") @NonNull
            LongScalar toTreeSize,

            @Description("The hashes from which both roots are computed.") @NonNull
            List<@NonNull Sha256Scalar> path) {}

    @Query
    @Description("The newest signed head of the audit log, for auditors; null before the first.")
    public @Nullable LogHeadView auditHead(
            @Name("notAfterTreeSize") @Description("The newest with at most this many entries.") @Nullable
                    LongScalar notAfterTreeSize) {
        return log.head(actor.get(), value(notAfterTreeSize))
                .map(head -> LogHeadView.of(head, log.verifiers()))
                .orElse(null);
    }

    @Query
    @Description("That a head continues an earlier one, for auditors; null where there are no such heads.")
    public @Nullable LogConsistencyView auditConsistency(
            @Name("fromTreeSize") @Description("The size of the earlier head.") @NonNull LongScalar fromTreeSize,
            @Name("toTreeSize") @Description("The size of a signed head; the newest when left out.") @Nullable
                    LongScalar toTreeSize) {
        return log.consistency(actor.get(), fromTreeSize.value(), value(toTreeSize))
                .map(proof -> new LogConsistencyView(
                        LongScalar.of(proof.first()), LongScalar.of(proof.second()), hashes(proof.path())))
                .orElse(null);
    }

    @Description("That it is in the tree of the newest signed head; null for a moment after the act.")
    public List<@Nullable LogInclusionView> inclusion(
            @Source List<AuditEntryView> entries,
            @Name("notAfterTreeSize") @Description("The newest head with at most this many entries.") @Nullable
                    LongScalar notAfterTreeSize) {
        List<UUID> ids = entries.stream().map(each -> each.entry().id()).toList();
        var found = log.inclusions(ids, value(notAfterTreeSize));
        return ids.stream()
                .<@Nullable LogInclusionView>map(id -> {
                    var inclusion = found.get(id);
                    return inclusion == null ? null : LogInclusionView.of(inclusion);
                })
                .toList();
    }

    @Description("The very bytes that were hashed into the log, RFC 8785 JSON, for auditors; null for everybody else.")
    public List<@Nullable String> body(@Source List<AuditEntryView> entries) {
        boolean may = log.isAuditor(actor.get());
        return entries.stream()
                .<@Nullable String>map(each -> may ? text(each.entry()) : null)
                .toList();
    }

    private static String text(VerifiedEntry entry) {
        return new String(entry.bytes(), StandardCharsets.UTF_8);
    }

    private static @Nullable Long value(@Nullable LongScalar number) {
        return number == null ? null : number.value();
    }

    private static List<Sha256Scalar> hashes(List<Sha256> path) {
        return path.stream().map(Sha256Scalar::of).toList();
    }
}
