package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * Reads the bytes of one file completely or not at all. The type is told by the content, and the name must agree with it.
 * Thread-safe; memory use is several times the file's size.
 */
public final class FileReading {
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

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

    /** @throws UninspectableFile when any of it was not read, for whatever cause */
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
        boolean csv = name.endsWith(".csv");
        boolean xlsx = name.endsWith(".xlsx");
        if (startsWith(file, OLE2)) {
            throw new UninspectableFile(
                    contains(file, ENCRYPTED_PACKAGE)
                            ? UninspectableReason.ENCRYPTED
                            : UninspectableReason.UNSUPPORTED_FORMAT);
        }
        if (startsWith(file, ZIP)) {
            var zip = new ZipPackage(file, budget);
            if (!PackageParts.isWorkbook(zip.names())) {
                throw new UninspectableFile(
                        csv || xlsx ? UninspectableReason.TYPE_MISMATCH : UninspectableReason.UNSUPPORTED_FORMAT);
            }
            if (!xlsx) {
                throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
            }
            return new XlsxReader(zip, budget).read();
        }
        if (xlsx || (csv && startsWith(file, PDF))) {
            throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
        }
        if (!csv) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        return new CsvReading(budget).read(file);
    }

    private static boolean startsWith(byte[] file, byte[] bytes) {
        return file.length >= bytes.length && java.util.Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
    }

    private static boolean contains(byte[] file, byte[] bytes) {
        for (int at = 0; at + bytes.length <= file.length; at++) {
            if (java.util.Arrays.equals(file, at, at + bytes.length, bytes, 0, bytes.length)) {
                return true;
            }
        }
        return false;
    }
}
