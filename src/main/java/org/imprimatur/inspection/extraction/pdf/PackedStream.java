package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** Streams that are packed. The library takes what comes before a damage for all of it; a viewer may find more. */
final class PackedStream {
    private PackedStream() {}

    /** Null where it cannot be unpacked to its end. */
    static byte @Nullable [] bytes(COSStream stream, Budget budget) {
        if (!isSound(stream)) {
            return null;
        }
        try (InputStream in = stream.createInputStream()) {
            byte[] bytes = in.readAllBytes();
            budget.expand(bytes.length);
            return bytes;
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether it can be unpacked to its end. */
    static boolean isSound(COSStream stream) {
        COSBase filter = stream.getFilters();
        COSBase first = filter instanceof COSArray several && several.size() > 0 ? several.getObject(0) : filter;
        boolean packed = COSName.FLATE_DECODE.equals(first) || COSName.FLATE_DECODE_ABBREVIATION.equals(first);
        if (!packed || !stream.hasData()) {
            return true;
        }
        var inflater = new Inflater();
        try (InputStream in = new InflaterInputStream(stream.createRawInputStream(), inflater, 1 << 13)) {
            byte[] buffer = new byte[1 << 13];
            while (in.read(buffer) >= 0) {
                // thrown away: only whether it ends well counts
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
