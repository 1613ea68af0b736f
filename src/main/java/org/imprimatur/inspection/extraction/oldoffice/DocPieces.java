package org.imprimatur.inspection.extraction.oldoffice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import org.apache.poi.hwpf.model.FileInformationBlock;
import org.imprimatur.inspection.extraction.UninspectableFile;

/** Of which pieces of its stream the text of a document consists (MS-DOC 2.8.35). The library tells it only after it has joined them. */
final class DocPieces {
    private static final int PROPERTIES = 1;
    private static final int PIECES = 2;
    private static final int NARROW = 1 << 30;
    private static final int PIECE = 8;

    private DocPieces() {}

    /** The bytes of the stream that are text. */
    static BitSet used(byte[] stream, byte[] tables, FileInformationBlock head) {
        var data = ByteBuffer.wrap(tables).order(ByteOrder.LITTLE_ENDIAN);
        int at = head.getFcClx();
        while (data.get(at) == PROPERTIES) {
            at += 3 + Short.toUnsignedInt(data.getShort(at + 1));
        }
        if (data.get(at) != PIECES) {
            throw UninspectableFile.malformed();
        }
        int count = (data.getInt(at + 1) - 4) / (4 + PIECE);
        int positions = at + 5;
        int pieces = positions + 4 * (count + 1);
        var used = new BitSet(stream.length);
        for (int i = 0; i < count; i++) {
            int length = data.getInt(positions + 4 * i + 4) - data.getInt(positions + 4 * i);
            int place = data.getInt(pieces + PIECE * i + 2);
            boolean narrow = (place & NARROW) != 0;
            int from = narrow ? (place & ~NARROW) / 2 : place;
            int end = Math.addExact(from, Math.multiplyExact(length, narrow ? 1 : 2));
            if (length < 0 || from < 0 || end > stream.length) {
                throw UninspectableFile.malformed();
            }
            used.set(from, end);
        }
        return used;
    }
}
