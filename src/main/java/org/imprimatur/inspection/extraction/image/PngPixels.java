package org.imprimatur.inspection.extraction.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.imprimatur.inspection.extraction.UninspectableFile;

/** The packed pixels of a PNG picture (ISO/IEC 15948, 10): no program shows what unpacks beyond the last of them, or lies behind. */
final class PngPixels {
    private static final int PIECE = 1 << 16;
    /** First column and row of each pass of Adam7, and how far its pixels are apart. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PictureTexts said;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private long expected = Long.MAX_VALUE;

    PngPixels(PictureTexts said) {
        this.said = said;
    }

    void header(byte[] data) {
        ByteBuffer header = ByteBuffer.wrap(data);
        long width = Integer.toUnsignedLong(header.getInt());
        long height = Integer.toUnsignedLong(header.getInt());
        int depth = header.get();
        int channels = switch (header.get()) {
            case 0, 3 -> 1;
            case 4 -> 2;
            case 2 -> 3;
            case 6 -> 4;
            default -> throw UninspectableFile.malformed();
        };
        boolean interlaced = data[12] != 0;
        expected = 0;
        for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
            long columns = Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]);
            long rows = Math.max(0, (height - pass[1] + pass[3] - 1) / pass[3]);
            expected += columns == 0 ? 0 : rows * (1 + (columns * depth * channels + 7) / 8);
        }
    }

    void piece(byte[] file, int from, int length) {
        packed.write(file, from, length);
    }

    /** Only what is too much is kept. Pixels are unpacked without being charged: they make nothing of the file longer. */
    void end() {
        byte[] all = packed.toByteArray();
        var inflater = new Inflater();
        var surplus = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        long unpacked = 0;
        try {
            inflater.setInput(all);
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished()) {
                    // cut off, which shows in the picture
                    return;
                }
                said.budget().checkTime();
                int pixels = (int) Math.max(0, Math.min(count, expected - unpacked));
                unpacked += count;
                said.budget().expand(count - pixels);
                surplus.write(piece, pixels, count - pixels);
            }
            said.surplus("surplus pixels", surplus.toByteArray());
            said.surplus(
                    "behind the pixels", Arrays.copyOfRange(all, all.length - inflater.getRemaining(), all.length));
        } catch (DataFormatException damaged) {
            throw UninspectableFile.malformed();
        } finally {
            inflater.end();
        }
    }
}
