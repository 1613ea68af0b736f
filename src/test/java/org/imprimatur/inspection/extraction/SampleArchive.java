package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Files in an archive, in the order in which they were put in. */
final class SampleArchive {
    private final Map<String, byte[]> members = new LinkedHashMap<>();

    interface Change {
        void to(TarArchiveEntry entry);
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    SampleArchive with(String name, byte[] content) {
        members.put(name, content);
        return this;
    }

    SampleArchive with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    byte[] zip() {
        return written(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    zip.putNextEntry(new ZipEntry(member.getKey()));
                    zip.write(member.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    byte[] tar() {
        return tar(entry -> {});
    }

    /** @param change of each header before it is written */
    byte[] tar(Change change) {
        return written(out -> {
            try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    var entry = new TarArchiveEntry(member.getKey());
                    entry.setModTime(0);
                    entry.setSize(member.getValue().length);
                    change.to(entry);
                    tar.putArchiveEntry(entry);
                    if (entry.getSize() > 0) {
                        tar.write(member.getValue());
                    }
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    static byte[] link(String name, String target) {
        return written(out -> {
            try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
                var entry = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
                entry.setModTime(0);
                entry.setLinkName(target);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        });
    }

    byte[] sevenZip(char... password) {
        try (var channel = new SeekableInMemoryByteChannel()) {
            try (var archive =
                    password.length == 0 ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password)) {
                for (Map.Entry<String, byte[]> member : members.entrySet()) {
                    var entry = new SevenZArchiveEntry();
                    entry.setName(member.getKey());
                    archive.putArchiveEntry(entry);
                    archive.write(member.getValue());
                    archive.closeArchiveEntry();
                }
            }
            return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content, String name, String comment) {
        return written(out -> {
            var header = new GzipParameters();
            if (!name.isEmpty()) {
                header.setFileName(name);
            }
            if (!comment.isEmpty()) {
                header.setComment(comment);
            }
            try (var gzip = new GzipCompressorOutputStream(out, header)) {
                gzip.write(content);
            }
        });
    }

    static byte[] bzip2(byte[] content) {
        return written(out -> {
            try (var bzip2 = new BZip2CompressorOutputStream(out)) {
                new ByteArrayInputStream(content).transferTo(bzip2);
            }
        });
    }

    static byte[] xz(byte[] content) {
        return written(out -> {
            try (var xz = new XZOutputStream(out, new LZMA2Options(1))) {
                xz.write(content);
            }
        });
    }
}
