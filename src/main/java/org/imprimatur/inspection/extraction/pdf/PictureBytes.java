package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.pdfbox.cos.COSStream;

/** Tells one picture from another by its bytes, packed as they are. */
final class PictureBytes {
    private PictureBytes() {}

    static String of(COSStream picture) {
        try (InputStream in = new CheckedInputStream(picture.createRawInputStream(), new CRC32())) {
            long length = in.transferTo(java.io.OutputStream.nullOutputStream());
            return length + " " + ((CheckedInputStream) in).getChecksum().getValue();
        } catch (IOException e) {
            return "" + System.identityHashCode(picture);
        }
    }
}
