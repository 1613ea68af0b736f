package org.imprimatur.inspection.extraction.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * A TIFF picture (revision 6.0). What no directory of it points to is in the file nevertheless, so that every byte is told to be a
 * directory's, a value's or a picture's, or is looked at as something hidden.
 */
final class TiffPicture {
    private static final int BIG = 43;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int MOST_PAGES = 1_000;
    private static final int SUB_DIRECTORIES = 330;
    private static final int EXIF = 34665;
    private static final int GPS = 34853;
    private static final int INTEROPERABILITY = 40965;
    private static final Set<Integer> DIRECTORIES = Set.of(SUB_DIRECTORIES, EXIF, GPS, INTEROPERABILITY);
    private static final Set<Integer> OFFSETS = Set.of(273, 324, 513, 288);
    private static final Set<Integer> LENGTHS = Set.of(279, 325, 514, 289);
    /** What programs leave between two values, so that they begin at even places. */
    private static final int GAP = 16;

    private final byte[] file;
    private final ByteBuffer data;
    private final PictureTexts said;
    private final BitSet used;
    private final Set<Integer> seen = new HashSet<>();

    TiffPicture(byte[] file, PictureTexts said) {
        this.file = file;
        this.data = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        this.said = said;
        this.used = new BitSet(file.length);
    }

    /** @return the length of the file, since what is not the picture's was told already */
    int read() {
        if (Short.toUnsignedInt(data.getShort(2)) == BIG) {
            // eight bytes for every length: not read beyond what can be read as text
            said.unread("directories of 64 bits", Mechanism.IMAGE_METADATA);
            said.hidden("as a whole", file.clone());
            return file.length;
        }
        new MetadataBlocks(said).exif(file);
        used.set(0, 8);
        int next = data.getInt(4);
        int pages = 0;
        while (next != 0) {
            pages++;
            if (pages > MOST_PAGES) {
                throw UninspectableFile.malformed();
            }
            if (pages > 1) {
                said.unread("page " + pages, Mechanism.IMAGE_TEXT);
            }
            next = directory(next, 0);
        }
        gaps();
        return file.length;
    }

    private int directory(int at, int depth) {
        if (at < 8 || depth > 5 || !seen.add(at)) {
            throw UninspectableFile.malformed();
        }
        int count = Short.toUnsignedInt(data.getShort(at));
        int end = at + 2 + 12 * count;
        use(at, end - at + 4);
        long[] offsets = {};
        long[] lengths = {};
        for (int entry = at + 2; entry < end; entry += 12) {
            said.budget().checkTime();
            int tag = Short.toUnsignedInt(data.getShort(entry));
            long[] values = OFFSETS.contains(tag) || LENGTHS.contains(tag) || DIRECTORIES.contains(tag)
                    ? values(entry)
                    : new long[0];
            offsets = OFFSETS.contains(tag) ? values : offsets;
            lengths = LENGTHS.contains(tag) ? values : lengths;
            value(entry, tag);
            if (DIRECTORIES.contains(tag)) {
                for (long each : values) {
                    directory((int) each, depth + 1);
                    if (tag == SUB_DIRECTORIES) {
                        said.unread("picture below a page", Mechanism.IMAGE_TEXT);
                    }
                }
            }
        }
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            use(offsets[i], lengths[i]);
        }
        return end + 4 <= file.length ? data.getInt(end) : 0;
    }

    /** A value that does not fit its entry lies elsewhere; short and readable ones are swept. */
    private void value(int entry, int tag) {
        int type = Short.toUnsignedInt(data.getShort(entry + 2));
        long count = Integer.toUnsignedLong(data.getInt(entry + 4));
        if (type == 0 || type >= SIZES.length) {
            said.unread("tag " + tag, Mechanism.IMAGE_METADATA);
            return;
        }
        long length = count * SIZES[type];
        long from = length <= 4 ? entry + 8 : Integer.toUnsignedLong(data.getInt(entry + 8));
        use(from, length);
        boolean bytes = type == 1 || type == 2 || type == 6 || type == 7;
        if (bytes && length > 4) {
            said.bytes("tag " + tag, Arrays.copyOfRange(file, (int) from, (int) (from + length)));
        }
    }

    private long[] values(int entry) {
        int type = Short.toUnsignedInt(data.getShort(entry + 2));
        long count = Integer.toUnsignedLong(data.getInt(entry + 4));
        boolean isShort = type == 3;
        if ((!isShort && type != 4 && type != 13) || count > file.length / 2) {
            throw UninspectableFile.malformed();
        }
        int size = isShort ? 2 : 4;
        int from = count * size <= 4 ? entry + 8 : data.getInt(entry + 8);
        long[] values = new long[(int) count];
        for (int i = 0; i < count; i++) {
            values[i] = isShort
                    ? Short.toUnsignedInt(data.getShort(from + 2 * i))
                    : Integer.toUnsignedLong(data.getInt(from + 4 * i));
        }
        return values;
    }

    private void use(long from, long length) {
        if (from < 0 || length < 0 || from + length > file.length) {
            throw UninspectableFile.malformed();
        }
        used.set((int) from, (int) (from + length));
    }

    private void gaps() {
        int at = used.nextClearBit(0);
        while (at < file.length) {
            int next = used.nextSetBit(at);
            int end = next < 0 ? file.length : next;
            if (end - at >= GAP) {
                said.hidden("bytes at " + at, Arrays.copyOfRange(file, at, end));
            }
            at = used.nextClearBit(end);
        }
    }
}
