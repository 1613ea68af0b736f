package org.imprimatur.inspection.extraction.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** A file packed by GZIP (RFC 1952): its pieces, which follow each other to the last byte, are one content. */
final class GzipFile {
    private static final int HEADER_CHECKED = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;
    private static final int PIECE = 1 << 14;
    private static final int SMALL = 1 << 20;

    private final byte[] file;
    private final ByteBuffer buffer;
    private final Budget budget;
    private final Members members;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable String name;
    private int at;

    GzipFile(UnknownFile packed) {
        this.file = packed.bytes();
        this.buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.budget = packed.budget();
        this.members = new Members(packed);
    }

    Contents read() {
        try {
            while (at < file.length) {
                readHeader();
                readPiece();
            }
        } catch (IndexOutOfBoundsException | DataFormatException e) {
            throw UninspectableFile.malformed();
        }
        members.only(name, content.toByteArray());
        return members.contents();
    }

    private void readHeader() {
        boolean magic = (buffer.getShort(at) & 0xffff) == 0x8b1f && file[at + 2] == 8;
        int flags = file[at + 3];
        if (!magic || (flags & RESERVED) != 0) {
            throw UninspectableFile.malformed();
        }
        int start = at;
        at += 10;
        if ((flags & EXTRA) != 0) {
            int length = Short.toUnsignedInt(buffer.getShort(at));
            members.beside(file, at + 2, at + 2 + length, "header");
            if (!isIndex(at + 2, at + 2 + length)) {
                members.gathered().unread("header", Mechanism.OTHER_PART);
            }
            at += 2 + length;
        }
        if ((flags & NAME) != 0) {
            String written = text();
            if (name != null && !name.equals(written)) {
                throw UninspectableFile.malformed();
            }
            name = written;
        }
        if ((flags & COMMENT) != 0) {
            members.gathered()
                    .segment(new Segment("header", "comment", Segment.Use.CONTENT, Mechanism.COMMENT, text(), null));
        }
        if ((flags & HEADER_CHECKED) != 0) {
            var sum = new CRC32();
            sum.update(file, start, at - start);
            if ((sum.getValue() & 0xffff) != Short.toUnsignedInt(buffer.getShort(at))) {
                throw UninspectableFile.malformed();
            }
            at += 2;
        }
    }

    /** Where packed pieces begin, as those write it that pack in pieces: the only extra fields that are usual. */
    private boolean isIndex(int from, int to) {
        int next = from;
        while (next + 4 <= to) {
            int length = Short.toUnsignedInt(buffer.getShort(next + 2));
            boolean blocks = file[next] == 'B' && file[next + 1] == 'C' && length == 2;
            boolean chunks = file[next] == 'R'
                    && file[next + 1] == 'A'
                    && length >= 6
                    && length == 6 + 2 * Short.toUnsignedInt(buffer.getShort(next + 8));
            if (!blocks && !chunks) {
                return false;
            }
            next += 4 + length;
        }
        return next == to;
    }

    /** Up to a zero; the format says Latin-1, and programs write what their system uses. */
    private String text() {
        int from = at;
        while (file[at] != 0) {
            at++;
        }
        String text = new String(file, from, at - from, StandardCharsets.UTF_8);
        at++;
        budget.read(text.length());
        return text.indexOf('\ufffd') < 0 ? text : new String(file, from, at - 1 - from, StandardCharsets.ISO_8859_1);
    }

    private void readPiece() throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(file, at, file.length - at);
            var sum = new CRC32();
            byte[] piece = new byte[PIECE];
            while (!inflater.finished()) {
                int read = inflater.inflate(piece);
                if (read == 0 && !inflater.finished()) {
                    throw UninspectableFile.malformed();
                }
                budget.expand(read);
                sum.update(piece, 0, read);
                content.write(piece, 0, read);
                if (content.size() > SMALL && content.size() / budget.limits().ratio() > file.length) {
                    throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
                }
            }
            at = file.length - inflater.getRemaining();
            if (buffer.getInt(at) != (int) sum.getValue()
                    || buffer.getInt(at + 4) != (int) inflater.getBytesWritten()) {
                throw UninspectableFile.malformed();
            }
            at += 8;
        } finally {
            inflater.end();
        }
    }
}
