package org.imprimatur.audit.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;

/** The blocks of a POSIX ustar archive whose headers hold nothing but name and size, so that there is one spelling of each. */
final class TarBlock {
    static final int BYTES = TarConstants.DEFAULT_RCDSIZE;
    /** An archive ends with two empty blocks. */
    static final int END = 2 * BYTES;

    private static final int SIZE_OFFSET = 124;

    private TarBlock() {}

    static byte[] header(String name, long size) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        byte[] block = new byte[BYTES];
        try {
            entry.writeEntryHeader(block, ZipEncodingHelper.getZipEncoding(StandardCharsets.UTF_8.name()), true);
        } catch (IOException e) {
            throw new UncheckedIOException("names of an export are ASCII", e);
        }
        return block;
    }

    /** The size that a header says, which must then be compared with {@link #header}. @throws IllegalArgumentException if none */
    static long size(byte[] header) {
        if (header.length != BYTES) {
            throw new IllegalArgumentException("a header of " + header.length + " bytes");
        }
        return TarUtils.parseOctalOrBinary(header, SIZE_OFFSET, TarConstants.SIZELEN);
    }

    /** How many zeros follow a content. */
    static int padding(long size) {
        return (int) (-size & (BYTES - 1));
    }
}
