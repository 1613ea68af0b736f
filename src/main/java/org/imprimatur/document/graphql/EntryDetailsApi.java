package org.imprimatur.document.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.document.EraseDetail;
import org.imprimatur.document.ReadDetails;
import org.imprimatur.document.graphql.EntryDetailView.ErasureView;
import org.imprimatur.document.rules.ErasureGround;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Permission;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.jspecify.annotations.Nullable;

/** The private texts of audit entries, and erasing them. */
@GraphQLApi
@Blocking
public class EntryDetailsApi {
    private final CurrentActor actor;
    private final ReadDetails readDetails;
    private final EraseDetail eraseDetail;
    private final ReadRegister register;
    private final UserErrors userErrors;

    EntryDetailsApi(
            CurrentActor actor,
            ReadDetails readDetails,
            EraseDetail eraseDetail,
            ReadRegister register,
            UserErrors userErrors) {
        this.actor = actor;
        this.readDetails = readDetails;
        this.eraseDetail = eraseDetail;
        this.register = register;
        this.userErrors = userErrors;
    }

    @Description("The private texts that were given with the act, by name; the entry holds a salted digest of each.")
    public List<@NonNull List<@NonNull EntryDetailView>> details(@Source List<AuditEntryView> entries) {
        return readDetails
                .of(actor.get(), entries.stream().map(AuditEntryView::entry).toList())
                .stream()
                .<@NonNull List<@NonNull EntryDetailView>>map(
                        of -> of.stream().map(EntryDetailView::of).toList())
                .toList();
    }

    @Description("Whether you may erase private texts of entries now, under the grounds that are yours.")
    public @NonNull Permission viewerCanEraseDetails(@Source AuditEntryView entry) {
        return Permission.by(() -> eraseDetail.requireMayErase(actor.get()));
    }

    @Description("Who erased it.")
    public List<@Nullable PersonView> erasedBy(@Source List<ErasureView> erasures) {
        var ids = erasures.stream().map(ErasureView::person).toList();
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    @Description("The entry of the erasure.")
    public @NonNull @Id String entryId(@Source ErasureView erasure) {
        return GlobalId.of(AuditEntryView.TYPE, erasure.entryId());
    }

    @Input("EraseAuditEntryDetailInput")
    public record EraseAuditEntryDetailInput(
            @Id @NonNull String auditEntryId,

            @Description("The text's name, as the entry's details give it.") @NonNull
            String field,

            @Description("Under which legal ground; each is one role's.") @NonNull
            ErasureGround ground,

            @Description("What orders or allows it, for example a docket number; one line, 1 to 200 characters.")
            @NonNull
            String reference) {
        UUID entry() {
            return GlobalId.parse(AuditEntryView.TYPE, auditEntryId);
        }
    }

    @Type("EraseAuditEntryDetailPayload")
    public record EraseAuditEntryDetailPayload(
            @Description("The text's name; null where nothing was erased.") @Nullable
            String field,

            @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description(
            "Erases a private text of an entry for ever, under a legal ground that is yours. The entry and every proof stay as"
                    + " they are; that it was erased is an entry itself. Nothing about a document under legal hold is erased.")
    public @NonNull EraseAuditEntryDetailPayload eraseAuditEntryDetail(
            @Name("input") @NonNull EraseAuditEntryDetailInput input) {
        return userErrors.answer(
                () -> new EraseAuditEntryDetailPayload(
                        eraseDetail
                                .erase(
                                        actor.get(),
                                        new EraseDetail.DetailAttempt(input.entry(), input.field()),
                                        input.ground(),
                                        input.reference())
                                .field(),
                        List.of()),
                errors -> new EraseAuditEntryDetailPayload(null, errors));
    }
}
