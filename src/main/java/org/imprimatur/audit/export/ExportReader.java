package org.imprimatur.audit.export;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** An export that somebody has: the archive, or the folder that it was unpacked into. Reads each file once, in the order of the archive. */
interface ExportReader extends Closeable {
    int BUFFER = 1 << 16;

    /** How many bytes it has, as far as that is known; for a progress line. */
    long bytes();

    /**
     * The next file, which the caller reads to its end and does not close.
     *
     * @throws Fault where another one comes, or none
     */
    Content next(String name) throws IOException, Fault;

    /** @throws Fault where there is more than there must be */
    void end() throws IOException, Fault;

    record Content(long bytes, InputStream stream) {}

    static ExportReader open(Path export) throws IOException {
        return Files.isDirectory(export)
                ? new Folder(export)
                : new Archive(Files.size(export), new BufferedInputStream(Files.newInputStream(export), BUFFER));
    }

    /** Strict: there is one spelling of an archive, so that no bit of it can change unnoticed. */
    final class Archive implements ExportReader {
        private final InputStream archive;
        private final long bytes;
        private int padding;

        Archive(long bytes, InputStream archive) {
            this.bytes = bytes;
            this.archive = archive;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public Content next(String name) throws IOException, Fault {
            requireZeros(name, padding);
            byte[] header = archive.readNBytes(TarBlock.BYTES);
            long size;
            try {
                size = TarBlock.size(header);
            } catch (IllegalArgumentException e) {
                throw new Fault(name, "it is missing, or the archive is damaged before it");
            }
            if (size < 0 || !Arrays.equals(header, TarBlock.header(name, size))) {
                throw new Fault(name, "it is missing, or the archive is damaged before it");
            }
            padding = TarBlock.padding(size);
            return new Content(size, new Limited(archive, size));
        }

        @Override
        public void end() throws IOException, Fault {
            requireZeros("the end of the archive", padding + TarBlock.END);
            if (archive.read() >= 0) {
                throw new Fault("the end of the archive", "something follows");
            }
        }

        private void requireZeros(String before, int count) throws IOException, Fault {
            byte[] zeros = archive.readNBytes(count);
            if (!Arrays.equals(zeros, new byte[count])) {
                throw new Fault(before, "the archive is cut or damaged before it");
            }
        }

        @Override
        public void close() throws IOException {
            archive.close();
        }
    }

    /** The files of the folder, and no others. */
    final class Folder implements ExportReader {
        private final Path folder;
        private final Set<Path> read = new HashSet<>();
        private InputStream last = InputStream.nullInputStream();

        Folder(Path folder) {
            this.folder = folder;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Content next(String name) throws IOException, Fault {
            last.close();
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new Fault(name, "it is missing");
            }
            read.add(file);
            last = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return new Content(Files.size(file), last);
        }

        @Override
        public void end() throws IOException, Fault {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (!read.contains(file)) {
                        throw new Fault(
                                "a file of " + Files.size(file) + " bytes",
                                "nothing of an export has its name: "
                                        + folder.relativize(file).toString().replaceAll("[^\\w./-]", "?"));
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            last.close();
        }
    }

    /** The content of one file in an archive. */
    final class Limited extends InputStream {
        private final InputStream archive;
        private long left;

        Limited(InputStream archive, long left) {
            this.archive = archive;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int found = archive.read(into, offset, (int) Math.min(left, length));
            if (found > 0) {
                left -= found;
            }
            return found;
        }
    }
}
