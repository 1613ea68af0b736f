package org.imprimatur.inspection.extraction.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Streams that are packed (ISO 32000-2, 7.4). The library takes what comes before a damage for all of it, and looks at nothing behind the
 * end of what is packed; a viewer may find more.
 *
 * @param bytes null where they cannot be unpacked to their end
 * @param coding how the bytes code a picture, which is not decoded here; null where they do not
 * @param behind what lies in the stream behind the end of what is packed, but for blanks
 */
record PackedStream(byte @Nullable [] bytes, @Nullable String coding, byte[] behind) {
    private static final Set<String> PICTURES =
            Set.of("DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF");

    /** Filters in the order in which they are undone. */
    static List<String> filters(COSStream stream) {
        COSBase filter = stream.getFilters();
        List<String> names = new ArrayList<>();
        if (filter instanceof COSName single) {
            names.add(single.getName());
        } else if (filter instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                names.add(several.getObject(i) instanceof COSName name ? name.getName() : "");
            }
        }
        return names;
    }

    static byte[] raw(COSStream stream) {
        if (!stream.hasData()) {
            return new byte[0];
        }
        try (InputStream in = stream.createRawInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static PackedStream of(COSStream stream, Budget budget) {
        var behind = new ByteArrayOutputStream();
        List<String> filters = filters(stream);
        byte[] data = raw(stream);
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            if (PICTURES.contains(filter)) {
                boolean last = i == filters.size() - 1;
                return new PackedStream(last ? data : null, filter, behind.toByteArray());
            }
            try {
                var out = new Charged(budget);
                int end = unpack(filter, data, stream, i, out);
                byte[] rest = Arrays.copyOfRange(data, end, data.length);
                if (!isBlank(rest)) {
                    behind.writeBytes(rest);
                }
                data = out.toByteArray();
            } catch (IOException e) {
                return new PackedStream(null, null, behind.toByteArray());
            }
        }
        return new PackedStream(data, null, behind.toByteArray());
    }

    /** @return where the packed data end */
    private static int unpack(String filter, byte[] data, COSStream stream, int index, OutputStream out)
            throws IOException {
        boolean flate = filter.equals("FlateDecode") || filter.equals("Fl");
        if (flate && !isPredicted(stream, index)) {
            return PackedEnd.inflate(data, out);
        }
        int end = PackedEnd.of(filter, data, parameters(stream, index));
        FilterFactory.INSTANCE.getFilter(filter).decode(new ByteArrayInputStream(data, 0, end), out, stream, index);
        return end;
    }

    static boolean isPredicted(COSStream stream, int index) {
        COSDictionary parameters = parameters(stream, index);
        return parameters != null && parameters.getInt(COSName.PREDICTOR, 1) > 1;
    }

    static @Nullable COSDictionary parameters(COSStream stream, int index) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray several) {
            parameters = index < several.size() ? several.getObject(index) : null;
        }
        return parameters instanceof COSDictionary dictionary ? dictionary : null;
    }

    static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (!Lexer.isBlank(each)) {
                return false;
            }
        }
        return true;
    }

    /** Stops where it becomes too much. */
    private static final class Charged extends ByteArrayOutputStream {
        private final Budget budget;

        Charged(Budget budget) {
            this.budget = budget;
        }

        @Override
        public void write(int each) {
            super.write(each);
            budget.expand(1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            budget.expand(length);
        }
    }
}
