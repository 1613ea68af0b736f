package org.imprimatur.release.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.release.rules.PublishObstacle;

@Type("PublishObstacleDetail")
@Description("Something that stands in the way of publishing.")
public record PublishObstacleView(
        @NonNull PublishObstacle code,

        @Description("What to do about it.") @NonNull String message) {
    static PublishObstacleView of(PublishObstacle obstacle) {
        return new PublishObstacleView(obstacle, obstacle.message());
    }
}
