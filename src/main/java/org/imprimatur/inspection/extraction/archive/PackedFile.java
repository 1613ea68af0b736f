package org.imprimatur.inspection.extraction.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Contents;
import org.tukaani.xz.XZInputStream;

/** A file packed by BZIP2 or XZ, of one piece or of several that follow each other. It keeps no name. */
final class PackedFile {
    /** Enough for what {@code xz -9} writes. */
    private static final int MEMORY_KIB = 100 << 10;

    private final byte[] file;
    private final Members members;

    PackedFile(UnknownFile packed) {
        this.file = packed.bytes();
        this.members = new Members(packed);
    }

    Contents readBzip2() throws IOException {
        return read(new BZip2CompressorInputStream(new ByteArrayInputStream(file), true));
    }

    Contents readXz() throws IOException {
        return read(new XZInputStream(new ByteArrayInputStream(file), MEMORY_KIB));
    }

    private Contents read(InputStream unpacked) throws IOException {
        try (unpacked) {
            members.only(null, members.expanded(unpacked, file.length));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        }
        return members.contents();
    }
}
