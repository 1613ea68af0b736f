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
import org.imprimatur.inspection.rules.Preview;

/** Whoever may read a version's bytes has a page of it unmasked. It is a read like any other: on record before it is shown. */
@ApplicationScoped
public class RevealContent {
    private final ContentAccess access;
    private final ReadContent readContent;
    private final ContentPages pages;
    private final DatabaseClock clock;

    RevealContent(ContentAccess access, ReadContent readContent, ContentPages pages, DatabaseClock clock) {
        this.access = access;
        this.readContent = readContent;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Not transactional: the entry is committed first, then a file is taken apart.
     *
     * @throws RuleViolation as {@link ReadContent#read} and {@link PreviewContent#preview} say
     */
    @Act(Action.READ_CONTENT)
    public Preview reveal(Actor actor, VersionAttempt which, ContentPages.Page page) throws IOException {
        ContentPages.requireInspected(QuarkusTransaction.requiringNew()
                .call(() -> access.require(actor, which, clock.now()).version()));
        return pages.inTurn(() -> {
            var opened = readContent.read(actor, which);
            try (InputStream bytes = opened.bytes()) {
                return pages.revealed(opened.version(), bytes, page);
            }
        });
    }
}
