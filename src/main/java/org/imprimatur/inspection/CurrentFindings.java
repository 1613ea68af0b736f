package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.FinishedInspection;
import org.imprimatur.inspection.rules.InspectionRefusal;

/** Findings that people can decide about: of the newest inspection that the log vouches for. Call inside a transaction. */
@ApplicationScoped
class CurrentFindings {
    private final Inspections inspections;

    CurrentFindings(Inspections inspections) {
        this.inspections = inspections;
    }

    /** @throws RuleViolation {@link InspectionRefusal#FINDING_NOT_FOUND} */
    Finding of(DocumentVersion version, Sha256 identity) {
        List<Finding> found = Optional.of(version)
                .filter(inspected -> inspected.state() == VersionState.INSPECTED)
                .flatMap(inspected -> inspections.latestOf(inspected.id()))
                .map((FinishedInspection inspection) -> inspection.report().findings())
                .orElse(List.of())
                .stream()
                .filter(finding -> finding.identity().equals(identity))
                .toList();
        if (found.isEmpty()) {
            throw new RuleViolation(InspectionRefusal.FINDING_NOT_FOUND);
        }
        if (found.size() > 1) {
            throw new RuleViolation(InspectionRefusal.FINDING_AMBIGUOUS);
        }
        return found.get(0);
    }

    /** @throws RuleViolation {@link InspectionRefusal#NOT_FOR_SERVICES}: a program has seen nothing */
    static void requireNaturalPerson(Actor actor) {
        if (actor.kind() != Actor.Kind.NATURAL_PERSON) {
            throw new RuleViolation(InspectionRefusal.NOT_FOR_SERVICES);
        }
    }
}
