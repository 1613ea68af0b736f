package org.imprimatur.inspection.extraction.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;

/** A TAR file (POSIX.1-2017, pax). What lies between the contents of its members, headers and paddings, is swept up. */
final class TarArchive {
    private static final int BLOCK = 512;

    private final byte[] file;
    private final Budget budget;
    private final Members members;
    private int sweptTo;

    TarArchive(UnknownFile archive) {
        this.file = archive.bytes();
        this.budget = archive.budget();
        this.members = new Members(archive);
    }

    Contents read() throws IOException {
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8.name())) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                budget.checkTime();
                read(entry, tar);
                entry = tar.getNextEntry();
            }
        } catch (IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        }
        checkEnd();
        members.beside(file, sweptTo, file.length, "headers of members");
        return members.contents();
    }

    private void read(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        String name = entry.getName();
        members.name(name);
        paxHeaders(entry, name);
        long size = entry.isSparse() ? 0 : entry.getSize();
        // as far as the headers before the content go
        int from = (int) tar.getBytesRead();
        if (size < 0 || from < sweptTo || from + size > file.length) {
            throw UninspectableFile.malformed();
        }
        members.beside(file, sweptTo, from, "headers of members");
        sweptTo = (int) (from + size);
        said(name, "target", Mechanism.HYPERLINK, entry.getLinkName());
        said(name, "owner", Mechanism.OTHER_PART, entry.getUserName());
        said(name, "group", Mechanism.OTHER_PART, entry.getGroupName());
        boolean plain = entry.isFile() && !entry.isSparse() && isFile(entry.getLinkFlag());
        if (plain) {
            byte[] content = members.expanded(tar, size);
            if (content.length != size || !Arrays.equals(content, 0, content.length, file, from, sweptTo)) {
                throw UninspectableFile.malformed();
            }
            members.file(name, content);
        } else if (!entry.isDirectory() || size > 0) {
            members.unread(name);
        }
    }

    private static boolean isFile(byte flag) {
        return flag == 0 || flag == '0' || flag == '7';
    }

    /** A size that stands twice may be another one for another program. */
    private void paxHeaders(TarArchiveEntry entry, String name) {
        for (Map.Entry<String, String> header : entry.getExtraPaxHeaders().entrySet()) {
            if (header.getKey().equals("size") || header.getKey().equals("hdrcharset")) {
                throw UninspectableFile.malformed();
            }
            said(name, header.getKey(), Mechanism.OTHER_PART, header.getValue());
        }
    }

    /** Fields lie in a header without anything between them, so that each has to be read by itself. */
    private void said(String member, String what, Mechanism mechanism, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            budget.read(text.length());
            Segment.Use use = mechanism == Mechanism.HYPERLINK ? Segment.Use.CONTENT : Segment.Use.SETTING;
            members.gathered().segment(new Segment(Members.place(member), what, use, mechanism, text, null));
        }
    }

    /** Two blocks of zeros at least after the last member, since a list that was cut off may be cut anywhere: what follows an end may be another archive, which some programs read on. */
    private void checkEnd() {
        int padded = (sweptTo + BLOCK - 1) / BLOCK * BLOCK;
        if (padded + 2 * BLOCK > file.length) {
            throw UninspectableFile.malformed();
        }
        for (int i = padded; i < file.length; i++) {
            if (file[i] != 0) {
                throw UninspectableFile.malformed();
            }
        }
    }
}
