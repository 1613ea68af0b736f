package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.LogFeed;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.jspecify.annotations.Nullable;

/** Somebody who sees a version follows its inspection, whichever replica it runs at. */
@ApplicationScoped
public class FollowInspection {
    private final LogFeed log;
    private final ProgressFeed progress;
    private final FindVersions versions;

    FollowInspection(LogFeed log, ProgressFeed progress, FindVersions versions) {
        this.log = log;
        this.progress = progress;
        this.versions = versions;
    }

    /** @param progress null while the version is not being inspected, or that has only begun */
    public record Followed(
            DocumentVersion version, @Nullable InspectionProgress progress) {}

    /** @param more called when there may be news; decides nothing yet */
    public InspectionPlace listen(UUID version, Runnable more) {
        return new InspectionPlace(version, log, progress, more);
    }

    /**
     * The version as it is now and how far its inspection is, when there is news since this was asked last; at first always.
     *
     * @throws RuleViolation {@link DocumentRefusal#VERSION_NOT_FOUND} for one that is not there or that the actor may not see, or
     *     not any more
     */
    public Optional<Followed> next(Actor actor, InspectionPlace place) {
        boolean changed = place.takeChanged();
        DocumentVersion version = versions.byId(actor, place.version())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        InspectionProgress newest = version.state() == VersionState.INSPECTING ? place.newest() : null;
        return changed ? Optional.of(new Followed(version, newest)) : Optional.empty();
    }
}
