package org.imprimatur.approval.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.approval.FindRequests;
import org.imprimatur.approval.FindSignOffs;
import org.imprimatur.approval.JudgeRequest;
import org.imprimatur.approval.Position;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.graphql.AuthorityView;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.authority.graphql.PersonView;
import org.imprimatur.authority.graphql.ViewerView;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.Permission;
import org.jspecify.annotations.Nullable;

/** Reading sign-offs. */
@GraphQLApi
@Blocking
public class SignOffsApi implements NodeSource {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final FindSignOffs signOffs;
    private final FindRequests requests;
    private final JudgeRequest judge;
    private final ReadRegister register;

    SignOffsApi(
            CurrentActor actor,
            FindSignOffs signOffs,
            FindRequests requests,
            JudgeRequest judge,
            ReadRegister register) {
        this.actor = actor;
        this.signOffs = signOffs;
        this.requests = requests;
        this.judge = judge;
        this.register = register;
    }

    @Description("Each signature made in your name, the latest first. Tell an auditor of any that you did not make.")
    public @NonNull SignOffConnection signatures(
            @Source ViewerView viewer,
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("last") @Nullable Integer last,
            @Name("before") @Nullable String before) {
        var arguments = PageArguments.of(first, after, last, before);
        var found = signOffs.madeInTheNameOf(
                actor.get(), Cursors.position(arguments), arguments.backward(), arguments.probe());
        return SignOffConnection.of(
                arguments.page(found, signOff -> new Position(signOff.signedAt(), signOff.id()).written()));
    }

    @Description(
            "How many signatures were made in your name; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source SignOffConnection connection) {
        return signOffs.countMadeInTheNameOf(actor.get(), COUNTED);
    }

    @Description("Who signed.")
    public List<@Nullable PersonView> person(@Source List<SignOffView> shown) {
        var ids = shown.stream().map(each -> each.signOff().person()).toList();
        return PersonView.inOrder(register.people(actor.get(), ids), ids);
    }

    @Description("The authority under which it was given.")
    public List<@Nullable AuthorityView> authority(@Source List<SignOffView> shown) {
        var found =
                signOffs.authoritiesOf(shown.stream().map(SignOffView::signOff).toList());
        return shown.stream()
                .map(each -> found.get(each.signOff().authority()))
                .<@Nullable AuthorityView>map(authority -> authority == null ? null : AuthorityView.of(authority))
                .toList();
    }

    @Description("The signer's reason; null where they gave none, it was erased, or you may not read it.")
    public @Nullable String reason(@Source SignOffView shown) {
        var reason = shown.signOff().reason();
        if (reason == null) {
            return null;
        }
        return requests.byId(actor.get(), shown.signOff().request())
                .filter(request -> requests.showsReasons(actor.get(), request))
                .map(request -> reason.value())
                .orElse(null);
    }

    @Description("The request that it signs; null where you may not see it.")
    public @Nullable ApprovalRequestView request(@Source SignOffView shown) {
        return requests.byId(actor.get(), shown.signOff().request())
                .map(ApprovalRequestView::of)
                .orElse(null);
    }

    @Description("The entry that vouches for it: of the signature, or of what took it back.")
    public @Nullable AuditEntryView auditEntry(@Source SignOffView shown) {
        return signOffs.entryOf(actor.get(), shown.signOff().id())
                .map(AuditEntryView::of)
                .orElse(null);
    }

    @Description("Whether you may take it back now.")
    public @NonNull Permission viewerCanRetract(@Source SignOffView shown) {
        return Permission.by(() -> judge.requireMayRetract(
                actor.get(), shown.signOff().request(), shown.signOff().id()));
    }

    @Override
    public String type() {
        return SignOffView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return signOffs.byId(actor.get(), id).map(SignOffView::of);
    }
}
