package org.imprimatur.inspection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.document.ContentAccess;
import org.imprimatur.document.ReadContent;
import org.imprimatur.document.VersionAttempt;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.PaintedPage;

/**
 * Whoever may read a version's bytes sees a page of it as a picture. Nothing of it is masked, so that it is a read like any other: on record,
 * with the number of the page, before it is shown.
 */
@ApplicationScoped
public class ShowPage {
    private final ContentAccess access;
    private final ReadContent readContent;
    private final ContentPages pages;
    private final DatabaseClock clock;

    ShowPage(ContentAccess access, ReadContent readContent, ContentPages pages, DatabaseClock clock) {
        this.access = access;
        this.readContent = readContent;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Not transactional: the entry is committed first, then the page is painted.
     *
     * @param page counted from 1
     * @param text whether its text is laid bare, whatever covers it
     * @throws RuleViolation as {@link ReadContent#readPage} says; {@link InspectionRefusal#NOTHING_TO_PREVIEW}, {@link
     *     InspectionRefusal#NO_PAGES}, {@link InspectionRefusal#PAGE_NOT_FOUND}, {@link InspectionRefusal#PAGE_NOT_PAINTED} or
     *     {@link InspectionRefusal#PREVIEWS_BUSY}
     */
    @Act(Action.READ_CONTENT)
    public PaintedPage show(Actor actor, VersionAttempt which, int page, boolean text) throws IOException {
        ContentPages.requireInspected(QuarkusTransaction.requiringNew()
                .call(() -> access.require(actor, which, clock.now()).version()));
        if (page < 1) {
            throw new RuleViolation(InspectionRefusal.PAGE_NOT_FOUND);
        }
        return pages.inTurn(() -> {
            var opened = readContent.readPage(actor, which, page);
            try (InputStream bytes = opened.bytes()) {
                return pages.painted(opened.version(), bytes, page, text);
            }
        });
    }
}
