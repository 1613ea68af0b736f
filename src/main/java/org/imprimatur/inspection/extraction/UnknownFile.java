package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RecordFormatException;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** Bytes of which nobody knows yet what they are: a whole file, or one that lies in another. Not thread-safe. */
public final class UnknownFile {
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final byte[] bytes;
    private final Budget budget;
    private final int depth;
    private @Nullable ZipPackage zip;
    private @Nullable PackageParts parts;
    private @Nullable DirectoryEntry storage;

    /** @param depth how many files are around this one */
    public UnknownFile(byte[] bytes, Budget budget, int depth) {
        this.bytes = bytes;
        this.budget = budget;
        this.depth = depth;
    }

    public byte[] bytes() {
        return bytes;
    }

    public Budget budget() {
        return budget;
    }

    public int depth() {
        return depth;
    }

    /** Whether any reader would take it, be it to refuse it. */
    public boolean isOfKnownFormat() {
        try {
            return Formats.of(this) != null;
        } catch (UninspectableFile ofOneThatRefusesIt) {
            return true;
        }
    }

    public boolean startsWith(byte... magic) {
        return startsWith(bytes, magic);
    }

    /** The first bytes as Latin-1, for formats that are told by their first words. */
    public String beginning(int length) {
        return new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.ISO_8859_1);
    }

    /**
     * Null where it is no ZIP.
     *
     * @throws UninspectableFile where it is a damaged or encrypted one
     */
    public @Nullable ZipPackage zip() {
        if (zip == null && isZip(bytes)) {
            zip = new ZipPackage(bytes, budget);
        }
        return zip;
    }

    /** Null where it is no package of Open Packaging Conventions (ECMA-376 part 2). */
    public @Nullable PackageParts parts() {
        ZipPackage open = zip();
        if (parts == null && open != null && PackageParts.isPackage(open.names())) {
            parts = new PackageParts(open, budget);
        }
        return parts;
    }

    /**
     * The root of an OLE2 container (MS-CFB); null where it is none. Encryption is told by the container: a default password would
     * open some of these files, and nobody has given it.
     *
     * @throws UninspectableFile where it is a damaged or encrypted one
     */
    public @Nullable DirectoryEntry storage() {
        if (storage == null && isOle2(bytes)) {
            try {
                DirectoryEntry root = new POIFSFileSystem(new ByteArrayInputStream(bytes)).getRoot();
                if (root.hasEntryCaseInsensitive("EncryptedPackage")
                        || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                    throw new UninspectableFile(UninspectableReason.ENCRYPTED);
                }
                storage = root;
            } catch (IOException | RecordFormatException e) {
                throw UninspectableFile.malformed();
            }
        }
        return storage;
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
