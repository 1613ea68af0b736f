package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** The records of a stream of a workbook of the old format (MS-XLS 2.1.4), as bytes. */
final class BiffRecords {
    static final int BOF = 0x809;
    static final int EOF = 0x0a;
    private static final int CONTINUE = 0x3c;
    private static final int ENCRYPTION = 0x2f;

    private final byte[] stream;

    BiffRecords(byte[] stream) {
        this.stream = stream;
    }

    /** One of the streams in the stream: globals, or a sheet with the charts in it. */
    record Substream(int from, int to, int type) {}

    /** Those that no other is around; zeros may fill up the end, anything else is not read by anybody. */
    List<Substream> substreams() {
        var found = new ArrayList<Substream>();
        int depth = 0;
        int start = 0;
        int at = 0;
        while (at + 4 <= stream.length) {
            int type = number(at);
            int length = number(at + 2);
            if (at + 4 + length > stream.length) {
                break;
            }
            if (depth == 0) {
                if (type != BOF) {
                    break;
                }
                start = at;
            }
            depth += type == BOF ? 1 : type == EOF ? -1 : 0;
            at += 4 + length;
            if (depth == 0) {
                found.add(new Substream(start, at, number(start + 6)));
            }
        }
        if (depth != 0 || found.isEmpty()) {
            throw UninspectableFile.malformed();
        }
        return found;
    }

    /** Told by the record that says how to decrypt the others. */
    boolean areEncrypted() {
        boolean[] encrypted = {false};
        Substream globals = substreams().get(0);
        each(globals.from(), globals.to(), (data, type) -> encrypted[0] |= type == ENCRYPTION);
        return encrypted[0];
    }

    int version() {
        return number(4);
    }

    byte[] slice(Substream part) {
        return Arrays.copyOfRange(stream, part.from(), part.to());
    }

    /** Each record with those that continue it. */
    void each(int from, int to, ObjIntConsumer<byte[]> reader) {
        int at = from;
        while (at + 4 <= to) {
            int type = number(at);
            int length = number(at + 2);
            int end = at + 4 + length;
            if (end > to) {
                throw UninspectableFile.malformed();
            }
            byte[] data = Arrays.copyOfRange(stream, at + 4, end);
            at = end;
            while (at + 4 <= to && number(at) == CONTINUE) {
                int more = number(at + 2);
                if (at + 4 + more > to) {
                    throw UninspectableFile.malformed();
                }
                int old = data.length;
                data = Arrays.copyOf(data, old + more);
                System.arraycopy(stream, at + 4, data, old, more);
                at += 4 + more;
            }
            reader.accept(data, type);
        }
    }

    private int number(int at) {
        return (stream[at] & 0xff) | (stream[at + 1] & 0xff) << 8;
    }
}
