package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.document.AddDocumentVersion;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.worker.Workers;

/**
 * A submitter takes what a reader sees of a version, and nothing else, as the document's new version. The way out of a
 * workbook with hidden content, and the only form in which a workbook's cells go to the public.
 */
@ApplicationScoped
public class RegenerateVersion {
    private final FindVersions versions;
    private final AddDocumentVersion addVersion;
    private final FileInspection file;

    RegenerateVersion(FindVersions versions, AddDocumentVersion addVersion, FileInspection file) {
        this.versions = versions;
        this.addVersion = addVersion;
        this.file = file;
    }

    /**
     * Not transactional: the file is made and taken in first, the version is added in a short transaction at the end.
     *
     * @throws RuleViolation where there is no such inspected version, nothing is visible in it, too many files are taken apart
     *     at this moment, or the actor may not add to the document; nothing is kept then
     */
    @Act(Action.REGENERATE_VERSION)
    public DocumentVersion regenerate(Actor actor, VersionAttempt source) throws IOException {
        DocumentVersion version = versions.byId(actor, source.version())
                .filter(found -> found.state() == VersionState.INSPECTED)
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.NOTHING_TO_REGENERATE));
        addVersion.requireMayAddTo(actor, source);
        Workers.Made made =
                file.regenerate(version).orElseThrow(() -> new RuleViolation(InspectionRefusal.NOTHING_VISIBLE));
        return addVersion
                .addRegenerated(actor, source, made.fileName(), new ByteArrayInputStream(made.bytes()))
                .version();
    }
}
