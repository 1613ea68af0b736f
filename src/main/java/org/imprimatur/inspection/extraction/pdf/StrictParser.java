package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Reads the structure of a file as it is written. The library would repair a broken one by its own rules, and viewers by theirs, so that
 * they might show another file than the one that was read.
 */
public final class StrictParser extends PDFParser {
    private StrictParser(byte[] file) throws IOException {
        super(new RandomAccessReadBuffer(file));
    }

    /** @throws UninspectableFile where the trailer says that it is encrypted, with whatever password */
    public static PDDocument open(byte[] file) throws IOException {
        return new StrictParser(file).parse(false);
    }

    /** Before anything is decrypted: an empty password would open some of these files, and nobody has given it. */
    @Override
    protected void prepareDecryption() {
        if (document.getTrailer() != null && document.getTrailer().containsKey(COSName.ENCRYPT)) {
            throw new UninspectableFile(UninspectableReason.ENCRYPTED);
        }
    }
}
