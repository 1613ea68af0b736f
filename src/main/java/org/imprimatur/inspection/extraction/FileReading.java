package org.imprimatur.inspection.extraction;

import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Reads the bytes of one file. The type is told by the content, and the name must agree with it. Thread-safe; memory use is
 * several times the file's size.
 */
public final class FileReading {
    /** Of the formats that are told by their content. */
    private static final Set<String> ENDINGS = Set.of(
            "xlsx", "xlsm", "xlsb", "xls", "docx", "docm", "dotx", "dotm", "pptx", "pptm", "ppsx", "ppsm", "potx",
            "potm", "odt", "ods", "odp", "doc", "ppt", "rtf", "pdf", "jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp",
            "webp", "heic", "html", "htm", "xhtml", "eml", "mht", "mhtml", "msg", "zip", "tar", "gz", "tgz", "bz2",
            "tbz2", "xz", "txz", "7z");

    /** POI's warnings spell out what it could not format; no content of a file belongs in a log. Kept, since loggers may be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("org.apache.poi");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final Limits limits;
    private final ReadingProgress progress;
    private final TextRecogniser recogniser;

    /** Pictures are not read. */
    public FileReading(Limits limits) {
        this(limits, ReadingProgress.UNHEARD, TextRecogniser.NONE);
    }

    /**
     * @param progress told on the reading thread, very often
     * @param recogniser reads the pictures
     */
    public FileReading(Limits limits, ReadingProgress progress, TextRecogniser recogniser) {
        this.limits = limits;
        this.progress = progress;
        this.recogniser = recogniser;
    }

    /** @throws UninspectableFile when it could not be read, for whatever cause; what it holds besides unread parts is all there */
    public Contents read(String fileName, byte[] file) {
        try {
            return readAll(fileName.toLowerCase(Locale.ROOT), file, new Budget(limits, progress, recogniser));
        } catch (UninspectableFile e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // whatever went wrong, the file was not read; what it holds must not get into a log through the cause
            throw new UninspectableFile(UninspectableReason.INSPECTION_FAILED);
        }
    }

    private Contents readAll(String name, byte[] file, Budget budget) {
        if (file.length > limits.bytes()) {
            throw new UninspectableFile(UninspectableReason.TOO_LARGE);
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        RecognisedFile recognised = Formats.of(new UnknownFile(file, budget, 0));
        if (recognised != null) {
            if (!recognised.endings().contains(ending)) {
                throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
            }
            return recognised.read();
        }
        Contents.Format text = TextFormat.of(name);
        boolean container = UnknownFile.isOle2(file) || UnknownFile.isZip(file);
        if (ENDINGS.contains(ending) || (text != null && container)) {
            throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
        }
        if (text == null) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return TextFormat.read(text, file, limits, progress);
    }
}
