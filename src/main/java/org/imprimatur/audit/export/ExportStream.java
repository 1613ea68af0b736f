package org.imprimatur.audit.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.imprimatur.audit.rules.Sha256;

/**
 * An export as one archive (POSIX ustar), made while it is read, from its beginning or from any place in it. Used by one thread.
 */
public final class ExportStream extends InputStream {
    private final List<ExportFile> files;
    private final Map<String, Sha256> sums = new HashMap<>();
    private final byte[] end = new byte[TarBlock.END];

    /** The file that is being read; beyond the last one come the sums, and then the end. */
    private int file;
    /** Its header is piece -1, its padding the piece behind the last one. */
    private int piece = -1;

    private byte[] bytes = new byte[0];
    private int position;
    private long skip;
    private MessageDigest digest = Sha256.newDigest();
    private boolean digestIsWhole = true;

    public ExportStream(ExportPlan plan, ExportSource source) {
        this.files = ExportContents.of(plan, source);
    }

    /** Goes on at this place of the archive. Call before the first byte is read. */
    public ExportStream from(long place) {
        skip = place;
        return this;
    }

    long length() {
        long length = TarBlock.END + inArchive(sumsBytes());
        for (ExportFile each : files) {
            length += inArchive(each.bytes());
        }
        return length;
    }

    private static long inArchive(long content) {
        return TarBlock.BYTES + content + TarBlock.padding(content);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        while (position == bytes.length) {
            if (file > files.size() + 1) {
                return -1;
            }
            next();
        }
        int given = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, into, offset, given);
        position += given;
        return given;
    }

    private void next() throws IOException {
        if (file == files.size() + 1) {
            give(end);
            file++;
            return;
        }
        ExportFile now = file < files.size() ? files.get(file) : sums();
        if (piece == -1) {
            digest = Sha256.newDigest();
            digestIsWhole = true;
            piece++;
            give(TarBlock.header(now.name(), now.bytes()));
        } else if (piece < now.pieces()) {
            giveContent(now);
            piece++;
        } else {
            if (digestIsWhole) {
                sums.put(now.name(), Sha256.of(digest));
            }
            int padding = TarBlock.padding(now.bytes());
            piece = -1;
            file++;
            give(new byte[padding]);
        }
    }

    private void giveContent(ExportFile now) throws IOException {
        long expected = now.bytes(piece);
        if (expected <= skip) {
            // Whoever goes on here has it already, and nobody has to make it again.
            skip -= expected;
            digestIsWhole = expected == 0 && digestIsWhole;
            give(new byte[0]);
            return;
        }
        byte[] made = now.piece(piece);
        if (made.length != expected) {
            throw new IOException("the log changed while it was exported, at " + now.name());
        }
        digest.update(made);
        give(made);
    }

    private void give(byte[] made) {
        int left = (int) Math.min(skip, made.length);
        skip -= left;
        bytes = made;
        position = left;
    }

    private long sumsBytes() {
        return files.stream()
                .mapToLong(each -> line(Sha256.of(""), each.name()).length())
                .sum();
    }

    private static String line(Sha256 sum, String name) {
        return sum.hex() + "  " + name + "\n";
    }

    private ExportFile sums() {
        return new ExportFile() {
            @Override
            public String name() {
                return ExportNames.SUMS;
            }

            @Override
            public int pieces() {
                return 1;
            }

            @Override
            public long bytes(int one) {
                return sumsBytes();
            }

            @Override
            public byte[] piece(int one) {
                var lines = new StringBuilder();
                files.forEach(each -> lines.append(line(sum(each), each.name())));
                return lines.toString().getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /** Of what went out, or, where a part of it went out before, made again. */
    private Sha256 sum(ExportFile of) {
        Sha256 known = sums.get(of.name());
        if (known != null) {
            return known;
        }
        var again = Sha256.newDigest();
        for (int each = 0; each < of.pieces(); each++) {
            again.update(of.piece(each));
        }
        return Sha256.of(again);
    }
}
