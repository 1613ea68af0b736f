package org.imprimatur.release.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.approval.rules.Channel;
import org.imprimatur.audit.graphql.Sha256Scalar;
import org.imprimatur.authority.graphql.CurrentActor;
import org.imprimatur.policy.rules.Audience;
import org.imprimatur.release.AskPermit;
import org.imprimatur.release.FindReleases;
import org.imprimatur.release.rules.PermitAnswer;
import org.imprimatur.release.rules.PermitQuestion;
import org.imprimatur.release.rules.PermitReason;
import org.jspecify.annotations.Nullable;

/** May these bytes go there now? */
@GraphQLApi
@Blocking
public class PermitApi {
    private final CurrentActor actor;
    private final AskPermit askPermit;
    private final FindReleases releases;

    PermitApi(CurrentActor actor, AskPermit askPermit, FindReleases releases) {
        this.actor = actor;
        this.askPermit = askPermit;
        this.releases = releases;
    }

    @Input("PermitQuery")
    @Description("Bytes and where they would go. Every field binds; nothing left out means any.")
    public record PermitQuery(
            @NonNull Sha256Scalar sha256,

            @Description("The name under which they would go out.") @NonNull
            String fileName,

            @NonNull Audience audience,
            @NonNull Channel channel,

            @Description("Where they would go, as the manifest says it.") @NonNull
            String destination,

            @Description("Who would receive them, by name; left out for nobody in particular.") @Nullable
            String recipient) {}

    @Type("PermitAnswer")
    @Description("Whether the bytes may go there now. Informs only: using a permit is POST /permits.")
    public record PermitAnswerView(
            @NonNull boolean permitted,

            @Description("Why not; only NOT_PERMITTED for who may not read releases.") @NonNull
            List<@NonNull PermitReason> reasons,

            @Ignore @Nullable UUID releaseId) {
        static PermitAnswerView of(PermitAnswer answer) {
            return new PermitAnswerView(answer.permitted(), answer.reasons(), answer.release());
        }
    }

    @Query
    @Description("May these bytes go there now? Informs, consumes nothing.")
    public @NonNull PermitAnswerView permit(@Name("input") @NonNull PermitQuery input) {
        var question = new PermitQuestion(
                input.sha256().value(),
                PermitText.checked(input.fileName()),
                input.audience(),
                input.channel(),
                PermitText.checked(input.destination()),
                input.recipient() == null ? null : PermitText.checked(input.recipient()));
        return PermitAnswerView.of(askPermit.ask(actor.get(), question));
    }

    @Description("The release that permits it, or that came nearest.")
    public @Nullable ReleaseView release(@Source PermitAnswerView answer) {
        UUID id = answer.releaseId();
        return id == null
                ? null
                : releases.byId(actor.get(), id).map(ReleaseView::of).orElse(null);
    }
}
