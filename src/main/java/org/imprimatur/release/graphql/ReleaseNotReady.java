package org.imprimatur.release.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrorCode;
import org.imprimatur.release.rules.NotReadyToPublish;

@Type("ReleaseNotReady")
@Description("It was not published: something that must hold does not hold now.")
public record ReleaseNotReady(
        @NonNull UserErrorCode code,
        @NonNull String message,
        List<@NonNull String> path,

        @Description("All that stands in the way, not only the first.") @NonNull
        List<@NonNull PublishObstacleView> obstacles)
        implements UserError {
    static ReleaseNotReady of(NotReadyToPublish refused) {
        return new ReleaseNotReady(
                UserErrorCode.valueOf(refused.refusal().name()),
                refused.refusal().message(),
                List.of(),
                refused.obstacles().stream().map(PublishObstacleView::of).toList());
    }

    @Override
    @NonNull
    public UserErrorCode getCode() {
        return code;
    }

    @Override
    @NonNull
    public String getMessage() {
        return message;
    }

    @Override
    public List<@NonNull String> getPath() {
        return path;
    }
}
