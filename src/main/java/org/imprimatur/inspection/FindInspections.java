package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.Reads;
import org.imprimatur.inspection.rules.FinishedInspection;

/** Inspections of versions that the actor was shown. Whoever sees a version sees what was found in it. */
@ApplicationScoped
public class FindInspections {
    private final Inspections inspections;

    FindInspections(Inspections inspections) {
        this.inspections = inspections;
    }

    @Reads
    public Map<UUID, FinishedInspection> latestOf(Collection<UUID> shownVersions) {
        return inspections.latestOf(shownVersions);
    }
}
