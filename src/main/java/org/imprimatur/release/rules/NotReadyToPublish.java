package org.imprimatur.release.rules;

import java.util.List;
import org.imprimatur.RuleViolation;

/** The publication was refused because of these obstacles, all that there are and not just the first. */
public final class NotReadyToPublish extends RuleViolation {
    private static final long serialVersionUID = 1L;

    private final List<PublishObstacle> obstacles;

    NotReadyToPublish(List<PublishObstacle> obstacles) {
        super(ReleaseRefusal.RELEASE_NOT_READY);
        this.obstacles = List.copyOf(obstacles);
    }

    public List<PublishObstacle> obstacles() {
        return obstacles;
    }
}
