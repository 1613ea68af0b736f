package org.imprimatur.inspection.extraction.painting;

import java.io.IOException;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.extraction.image.ImageFiles;
import org.imprimatur.inspection.extraction.pdf.PdfFiles;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * Paints one page of a file. Pictures are unpacked by libraries in C for it, so that a process that has painted anything reads no other
 * file afterwards. Thread-safe; takes some hundred megabytes at worst, or all the memory that there is.
 */
public final class Painting {
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private final PdfFiles pdfs = new PdfFiles();
    private final ImageFiles pictures = new ImageFiles();
    private final Limits limits;

    public Painting(Limits limits) {
        this.limits = limits;
    }

    /**
     * A page as whoever opens the file sees it, or with its text laid bare: the page pale, and above it, in black, each of its
     * characters, whatever colour it has and whatever covers it.
     *
     * @param page counted from 1, in the order in which the inspection counts
     * @param text whether the text is laid bare; a file that is a picture has none
     * @return null where the file has no such page
     * @throws UninspectableFile where it cannot be painted; {@link UninspectableReason#UNSUPPORTED_FORMAT} for a file without pages
     */
    public @Nullable PaintedPage paint(byte[] file, int page, boolean text) {
        try {
            var budget = new Budget(limits);
            var unknown = new UnknownFile(file, budget, 0);
            // what stands before a header is no file that the inspection reads
            if (unknown.startsWith(PDF) && pdfs.recognise(unknown) != null) {
                return PdfPages.paint(file, page, text, budget);
            }
            RecognisedFile picture = pictures.recognise(unknown);
            if (picture == null) {
                throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
            }
            return PictureFile.paint(file, picture.endings(), page);
        } catch (UninspectableFile e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // the libraries' ways to say that something is not what it should be; the cause may quote the file
            throw UninspectableFile.malformed();
        }
    }
}
