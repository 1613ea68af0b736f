package org.imprimatur.inspection.extraction;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** The content of one ZIP entry, which must have exactly the length and the checksum that its header says. */
final class CheckedPart extends FilterInputStream {
    private final Inflater inflater;
    private final long length;
    private final int crc;
    private final Budget budget;
    private final CRC32 sum = new CRC32();
    private long read;

    CheckedPart(InputStream in, Inflater inflater, long length, int crc, Budget budget) {
        super(in);
        this.inflater = inflater;
        this.length = length;
        this.crc = crc;
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        int count = super.read(into, offset, most);
        if (count > 0) {
            read += count;
            sum.update(into, offset, count);
            budget.expand(count);
        }
        boolean atEnd = count < 0;
        if (read > length || (atEnd && (read != length || (int) sum.getValue() != crc))) {
            throw UninspectableFile.malformed();
        }
        return count;
    }

    /** Frees the inflater's memory; nothing can be read afterwards. */
    @Override
    public void close() throws IOException {
        super.close();
        inflater.end();
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
