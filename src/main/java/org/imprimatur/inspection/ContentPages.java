package org.imprimatur.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.imprimatur.RuleViolation;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.VersionState;
import org.imprimatur.inspection.rules.InspectionRefusal;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Preview;

/**
 * Pages of what versions hold. For each its file is taken apart anew by a worker, so that nothing of it stays in memory, and few are at a
 * time.
 */
@ApplicationScoped
public class ContentPages {
    private final FileInspection file;
    private final Semaphore turns;

    ContentPages(FileInspection file, InspectionConfig config) {
        this.file = file;
        this.turns = new Semaphore(config.previewsAtOnce());
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

    interface Turn<T> {
        T take() throws IOException;
    }

    Preview masked(DocumentVersion version, Page page) throws IOException {
        requireInspected(version);
        return inTurn(() -> file.preview(version, page, false));
    }

    /** @param bytes the version's, whose reading is on record */
    Preview revealed(DocumentVersion version, InputStream bytes, Page page) throws IOException {
        return file.preview(version, bytes, page, true);
    }

    /**
     * @param bytes the version's, whose reading is on record
     * @throws RuleViolation {@link InspectionRefusal#PAGE_NOT_FOUND} and as {@link FileInspection#paint} says
     */
    PaintedPage painted(DocumentVersion version, InputStream bytes, int page, boolean text) throws IOException {
        return file.paint(version, bytes, page, text)
                .orElseThrow(() -> new RuleViolation(InspectionRefusal.PAGE_NOT_FOUND));
    }

    /** @throws RuleViolation {@link InspectionRefusal#PREVIEWS_BUSY}, at once */
    <T> T inTurn(Turn<T> turn) throws IOException {
        if (!turns.tryAcquire()) {
            throw new RuleViolation(InspectionRefusal.PREVIEWS_BUSY);
        }
        try {
            return turn.take();
        } finally {
            turns.release();
        }
    }

    static void requireInspected(DocumentVersion version) {
        if (version.state() != VersionState.INSPECTED) {
            throw new RuleViolation(InspectionRefusal.NOTHING_TO_PREVIEW);
        }
    }
}
