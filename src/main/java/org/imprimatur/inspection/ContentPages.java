package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.imprimatur.RuleViolation;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.Preview;
import org.imprimatur.inspection.rules.Previewing;
import org.imprimatur.inspection.rules.Ruleset;

/**
 * Pages of what versions hold. Each takes its file apart anew, so that nothing of it stays in memory, and few are taken apart at a time.
 */
@ApplicationScoped
public class ContentPages {
    /** Memory use is several times a file's size. */
    private static final int AT_ONCE = 2;

    private final FileInspection file;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    ContentPages(FileInspection file) {
        this.file = file;
    }

    /**
     * Which rows.
     *
     * @param sheet counted from 0
     * @param from how many rows that are not blank come before them
     */
    public record Page(int sheet, int from) {
        public Page {
            if (sheet < 0 || from < 0) {
                throw new IllegalArgumentException("there are no sheets and rows before the first");
            }
        }
    }

    interface Turn {
        Preview take() throws IOException;
    }

    Preview masked(DocumentVersion version, Page page) throws IOException {
        requireInspected(version);
        return inTurn(() -> page(file.read(version), page, false));
    }

    /** @param bytes the version's, whose reading is on record */
    Preview revealed(DocumentVersion version, InputStream bytes, Page page) throws IOException {
        return page(file.read(version, bytes), page, true);
    }

    /** @throws RuleViolation {@link InspectionRefusal#PREVIEWS_BUSY}, at once */
    Preview inTurn(Turn turn) throws IOException {
        if (!turns.tryAcquire()) {
            throw new RuleViolation(InspectionRefusal.PREVIEWS_BUSY);
        }
        try {
            return turn.take();
        } catch (UninspectableFile unread) {
            // What was readable when it was inspected may not be by the limits of today.
            throw new RuleViolation(InspectionRefusal.NOTHING_TO_PREVIEW);
        } finally {
            turns.release();
        }
    }

    static void requireInspected(DocumentVersion version) {
        if (version.state() != VersionState.INSPECTED) {
            throw new RuleViolation(InspectionRefusal.NOTHING_TO_PREVIEW);
        }
    }

    private static Preview page(Contents contents, Page page, boolean revealed) {
        return Previewing.of(contents, page.sheet(), page.from(), Ruleset.shipped(), revealed);
    }
}
