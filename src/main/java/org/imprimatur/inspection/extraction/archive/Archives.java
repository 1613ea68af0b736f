package org.imprimatur.inspection.extraction.archive;

import java.util.Arrays;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.extraction.ZipPackage;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * ZIP files that are no packages, TAR, 7z, and files packed by GZIP, BZIP2 and XZ. Everything stays in memory: no member is written
 * anywhere, so that it does not matter where its name points to.
 */
public final class Archives implements FormatReader {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};
    private static final byte[] SEVEN_ZIP = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    /** After the four characters that say how large its blocks are: the digits of pi, or of its square root where it is empty. */
    private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};

    private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

    private static final int TAR_HEADER = 512;

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        byte[] bytes = file.bytes();
        if (file.startsWith(GZIP)) {
            return new RecognisedFile(Set.of("gz", "tgz"), () -> new GzipFile(file).read());
        }
        if (isBzip2(file)) {
            return new RecognisedFile(Set.of("bz2", "tbz2"), () -> new PackedFile(file).readBzip2());
        }
        if (file.startsWith(XZ)) {
            return new RecognisedFile(Set.of("xz", "txz"), () -> new PackedFile(file).readXz());
        }
        if (file.startsWith(SEVEN_ZIP)) {
            return new RecognisedFile(Set.of("7z"), () -> new SevenZipArchive(file).read());
        }
        if (isTar(bytes)) {
            return new RecognisedFile(Set.of("tar"), () -> new TarArchive(file).read());
        }
        if (UnreadArchives.is(bytes)) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        ZipPackage zip = file.zip();
        return zip == null || ZipArchive.isPackage(zip)
                ? null
                : new RecognisedFile(Set.of("zip"), () -> new ZipArchive(zip, file).read());
    }

    /** A header that holds its own sum. */
    private static boolean isTar(byte[] bytes) {
        try {
            return bytes.length >= TAR_HEADER && TarUtils.verifyCheckSum(Arrays.copyOf(bytes, TAR_HEADER));
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }

    private static boolean isBzip2(UnknownFile file) {
        byte[] bytes = file.bytes();
        return file.startsWith((byte) 'B', (byte) 'Z', (byte) 'h')
                && bytes.length >= 10
                && (Arrays.equals(bytes, 4, 10, BZIP2_BLOCK, 0, 6) || Arrays.equals(bytes, 4, 10, BZIP2_END, 0, 6));
    }
}
