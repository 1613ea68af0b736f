package org.imprimatur.inspection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.document.ContentAccess;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.Preview;

/** Whoever may read a version's bytes looks at what it holds, with what is about people masked. No entry is written of it. */
@ApplicationScoped
public class PreviewContent {
    private final ContentAccess access;
    private final ContentPages pages;
    private final DatabaseClock clock;

    PreviewContent(ContentAccess access, ContentPages pages, DatabaseClock clock) {
        this.access = access;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Not transactional: a file is taken apart in it.
     *
     * @throws RuleViolation where the actor may not read the version's bytes, {@link InspectionRefusal#NOTHING_TO_PREVIEW},
     *     or {@link InspectionRefusal#PREVIEWS_BUSY}
     */
    @Act(Action.READ_CONTENT)
    public Preview preview(Actor actor, VersionAttempt which, ContentPages.Page page) throws IOException {
        DocumentVersion version = QuarkusTransaction.requiringNew()
                .call(() -> access.require(actor, which, clock.now()).version());
        return pages.masked(version, page);
    }
}
