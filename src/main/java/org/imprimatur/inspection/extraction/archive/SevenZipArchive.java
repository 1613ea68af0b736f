package org.imprimatur.inspection.extraction.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** A 7z file, which ends with its header (7zFormat.txt of the LZMA SDK). */
final class SevenZipArchive {
    private static final int SIGNATURE_HEADER = 32;
    private static final int MEMORY_KIB = 100 << 10;

    private final byte[] file;
    private final Budget budget;
    private final Members members;

    SevenZipArchive(UnknownFile archive) {
        this.file = archive.bytes();
        this.budget = archive.budget();
        this.members = new Members(archive);
    }

    Contents read() throws IOException {
        checkEnd();
        try (SevenZFile archive = SevenZFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .setMaxMemoryLimitKiB(MEMORY_KIB)
                .get()) {
            long all = 0;
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                all += entry.getSize();
            }
            if (all > budget.limits().expandedBytes()) {
                throw new UninspectableFile(UninspectableReason.EXPANDS_TOO_FAR);
            }
            budget.expect(all);
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                read(archive, entry);
            }
        } catch (PasswordRequiredException e) {
            throw new UninspectableFile(UninspectableReason.ENCRYPTED);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw UninspectableFile.malformed();
        }
        return members.contents();
    }

    private void checkEnd() {
        if (file.length < SIGNATURE_HEADER) {
            throw UninspectableFile.malformed();
        }
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (SIGNATURE_HEADER + header.getLong(12) + header.getLong(20) != file.length) {
            throw UninspectableFile.malformed();
        }
    }

    private void read(SevenZFile archive, SevenZArchiveEntry entry) throws IOException {
        @Nullable String name = entry.getName();
        if (name == null) {
            throw UninspectableFile.malformed();
        }
        String written = name.replace('\\', '/');
        members.name(written);
        if (entry.isAntiItem()) {
            members.unread(written);
        } else if (!entry.isDirectory()) {
            byte @Nullable [] content = content(archive, entry);
            if (content == null) {
                members.unread(written);
            } else {
                members.file(written, content);
            }
        }
    }

    /** Null where it is encrypted. */
    private byte @Nullable [] content(SevenZFile archive, SevenZArchiveEntry entry) throws IOException {
        try (InputStream in = archive.getInputStream(entry)) {
            byte[] content = members.expanded(in, file.length);
            if (content.length != entry.getSize()) {
                throw UninspectableFile.malformed();
            }
            return content;
        } catch (PasswordRequiredException e) {
            return null;
        }
    }
}
