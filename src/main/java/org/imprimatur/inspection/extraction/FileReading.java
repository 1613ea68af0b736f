package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RecordFormatException;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Reads the bytes of one file. The type is told by the content, and the name must agree with it. Thread-safe; memory use is
 * several times the file's size.
 */
public final class FileReading {
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Set<String> WORKBOOKS = Set.of("xlsx", "xlsm", "xlsb", "xls");

    /** POI's warnings spell out what it could not format; no content of a file belongs in a log. Kept, since loggers may be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("org.apache.poi");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private final Limits limits;
    private final ReadingProgress progress;

    public FileReading(Limits limits) {
        this(limits, ReadingProgress.UNHEARD);
    }

    /** @param progress told on the reading thread, very often */
    public FileReading(Limits limits, ReadingProgress progress) {
        this.limits = limits;
        this.progress = progress;
    }

    /** @throws UninspectableFile when it could not be read, for whatever cause; what it holds besides unread parts is all there */
    public Contents read(String fileName, byte[] file) {
        try {
            return readAll(fileName.toLowerCase(Locale.ROOT), file, new Budget(limits, progress));
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
        Contents.Format text = TextFormat.of(name);
        boolean known = text != null || WORKBOOKS.contains(ending);
        if (isOle2(file)) {
            return readOle2(ending, known, file, budget);
        }
        if (isZip(file)) {
            return readPackage(ending, known, file, budget);
        }
        if (WORKBOOKS.contains(ending)) {
            throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
        }
        if (text == null) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return TextFormat.read(text, file, limits, progress);
    }

    private static Contents readPackage(String ending, boolean known, byte[] file, Budget budget) {
        WorkbookPackage workbook;
        try {
            workbook = WorkbookPackage.of(new ZipPackage(file, budget), budget, 0);
        } catch (UninspectableFile other) {
            boolean mismatch = known && other.reason() == UninspectableReason.UNSUPPORTED_FORMAT;
            throw mismatch ? new UninspectableFile(UninspectableReason.TYPE_MISMATCH) : other;
        }
        if (!workbook.kind().name().toLowerCase(Locale.ROOT).equals(ending)) {
            throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
        }
        return workbook.read();
    }

    /** Encryption is told by the container: a default password would open some of these files, and nobody has given it. */
    private static Contents readOle2(String ending, boolean known, byte[] file, Budget budget) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            DirectoryEntry root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw new UninspectableFile(UninspectableReason.ENCRYPTED);
            }
            boolean xls = XlsReader.isWorkbook(root);
            if (!xls || !ending.equals("xls")) {
                boolean mismatch = (known || xls) && !root.hasEntryCaseInsensitive("Book");
                throw new UninspectableFile(
                        mismatch ? UninspectableReason.TYPE_MISMATCH : UninspectableReason.UNSUPPORTED_FORMAT);
            }
            return new XlsReader(root, budget, 0).read(file);
        } catch (IOException | RecordFormatException e) {
            throw ZipPackage.malformed();
        }
    }

    static boolean isOle2(byte[] file) {
        return startsWith(file, OLE2);
    }

    static boolean isZip(byte[] file) {
        return startsWith(file, ZIP);
    }

    private static boolean startsWith(byte[] file, byte[] bytes) {
        return file.length >= bytes.length && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
    }
}
