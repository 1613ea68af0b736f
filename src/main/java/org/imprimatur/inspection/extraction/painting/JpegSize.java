package org.imprimatur.inspection.extraction.painting;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.jspecify.annotations.Nullable;

/**
 * How large a JPEG in a PDF says itself that it is (ITU-T T.81, B.2.2). What unpacks it goes by that, and makes room outside of Java's
 * memory.
 */
final class JpegSize {
    private static final List<String> NAMES = List.of("DCTDecode", "DCT");
    private static final int START_OF_FRAME = 0xc0;
    private static final int LAST_OF_FRAMES = 0xcf;
    private static final int START_OF_SCAN = 0xda;
    /** Markers in the same range that begin no frame. */
    private static final List<Integer> NO_FRAMES = List.of(0xc4, 0xc8, 0xcc);

    private JpegSize() {}

    /** Whether the picture is no JPEG, or one of the size that the PDF tells. */
    static boolean isAsTold(PDImage image) throws IOException {
        List<String> filters = filters(image);
        int coded = (int) filters.stream().filter(NAMES::contains).count();
        if (coded == 0) {
            return true;
        }
        if (coded > 1 || !NAMES.contains(filters.get(filters.size() - 1))) {
            return false;
        }
        try (InputStream in = image.createInputStream(NAMES)) {
            return isOfSize(in, image.getWidth(), image.getHeight());
        }
    }

    private static List<String> filters(PDImage image) {
        @Nullable List<String> filters = null;
        if (image instanceof PDInlineImage inline) {
            filters = inline.getFilters();
        } else if (image instanceof PDImageXObject object) {
            filters = object.getStream().getFilters().stream()
                    .map(COSName::getName)
                    .toList();
        }
        return filters == null ? List.of() : filters;
    }

    /** All frames before the first scan, since programs differ in which they take. */
    private static boolean isOfSize(InputStream in, int width, int height) throws IOException {
        boolean found = false;
        int marker = marker(in);
        while (marker >= 0 && marker != START_OF_SCAN) {
            boolean alone = marker <= 1 || (marker >= 0xd0 && marker <= 0xd9);
            if (!alone) {
                int length = number(in) - 2;
                if (marker >= START_OF_FRAME && marker <= LAST_OF_FRAMES && !NO_FRAMES.contains(marker)) {
                    in.skipNBytes(1);
                    if (number(in) != height || number(in) != width) {
                        return false;
                    }
                    found = true;
                    length -= 5;
                }
                in.skipNBytes(Math.max(0, length));
            }
            marker = marker(in);
        }
        return found && marker == START_OF_SCAN;
    }

    /** What stands behind the next 0xff; -1 at the end. */
    private static int marker(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != 0xff) {
            next = in.read();
        }
        while (next == 0xff) {
            next = in.read();
        }
        return next;
    }

    private static int number(InputStream in) throws IOException {
        int high = in.read();
        int low = in.read();
        return low < 0 ? 0 : high << 8 | low;
    }
}
