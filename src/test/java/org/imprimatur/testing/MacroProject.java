package org.imprimatur.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The smallest project of macros (MS-OVBA) with one module. */
public final class MacroProject {
    private MacroProject() {}

    public static byte[] bytes(String source) {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            writeTo(container.getRoot(), source);
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void writeTo(DirectoryEntry root, String source) throws IOException {
        DirectoryEntry vba = root.createDirectory("VBA");
        byte[] name = "Module1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "Module1".getBytes(StandardCharsets.UTF_16LE);
        var directory = new BiffWriter().u16(3).i32(2).u16(1252);
        directory
                .u16(0x1a)
                .i32(name.length)
                .raw(name)
                .u16(0x32)
                .i32(wide.length)
                .raw(wide);
        directory.u16(0x31).i32(4).i32(0).u16(0x10).i32(0);
        vba.createDocument("dir", new ByteArrayInputStream(packed(directory.bytes())));
        vba.createDocument("Module1", new ByteArrayInputStream(packed(source.getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** As literals only, in one chunk. */
    private static byte[] packed(byte[] plain) {
        var data = new BiffWriter();
        for (int i = 0; i < plain.length; i++) {
            if (i % 8 == 0) {
                data.u8(0);
            }
            data.u8(plain[i]);
        }
        byte[] bytes = data.bytes();
        return new BiffWriter().u8(1).u16(bytes.length - 1 | 0xb000).raw(bytes).bytes();
    }
}
