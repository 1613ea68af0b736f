package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * What the points of a picture say by themselves (ISO 32000-2, 8.6): greys, colours of a screen or of a printer, or places in a table of
 * those. A profile is not run, which a library in C would do: what it is like without it counts. Others are worked out by programs of
 * the file.
 *
 * @param values of each point
 * @param table three or so bytes for each place; null where the values are the colours
 * @param ofTable how many values a colour in the table has
 */
record PlainColours(int values, byte @Nullable [] table, int ofTable) {
    private static final int PLACES = 256;
    private static final int GREY = 1;
    private static final int SCREEN = 3;
    private static final int PRINTER = 4;

    /** Null where it is anything else. */
    static @Nullable PlainColours of(@Nullable COSBase colours) throws IOException {
        int values = values(colours);
        if (values > 0) {
            return new PlainColours(values, null, 0);
        }
        if (colours instanceof COSArray array && array.size() == 4 && COSName.INDEXED.equals(array.getObject(0))) {
            return inTable(array);
        }
        return null;
    }

    private static @Nullable PlainColours inTable(COSArray indexed) throws IOException {
        int ofTable = values(indexed.getObject(1));
        int last = indexed.getInt(2);
        byte[] table = table(indexed.getObject(3));
        if (ofTable == 0 || last < 0 || last >= PLACES || table == null || table.length < (last + 1) * ofTable) {
            return null;
        }
        return new PlainColours(1, Arrays.copyOf(table, (last + 1) * ofTable), ofTable);
    }

    /** How many values a colour has; 0 where that is not plain. */
    private static int values(@Nullable COSBase colours) {
        if (colours instanceof COSArray array && array.size() == 2 && COSName.ICCBASED.equals(array.getObject(0))) {
            return array.getObject(1) instanceof COSStream profile ? ofProfile(profile) : 0;
        }
        COSBase name = colours instanceof COSArray array && array.size() == 1 ? array.getObject(0) : colours;
        if (COSName.DEVICEGRAY.equals(name)) {
            return GREY;
        }
        return COSName.DEVICERGB.equals(name) ? SCREEN : COSName.DEVICECMYK.equals(name) ? PRINTER : 0;
    }

    private static int ofProfile(COSStream profile) {
        int said = profile.getInt(COSName.N, 0);
        COSBase otherwise = profile.getDictionaryObject(COSName.ALTERNATE);
        boolean fits = otherwise == null
                ? said == GREY || said == SCREEN || said == PRINTER
                : otherwise instanceof COSName && values(otherwise) == said;
        boolean usualRange = !profile.containsKey(COSName.RANGE);
        return fits && usualRange ? said : 0;
    }

    private static byte @Nullable [] table(@Nullable COSBase written) throws IOException {
        if (written instanceof COSString string) {
            return string.getBytes();
        }
        if (!(written instanceof COSStream stream) || !unpacksTo(stream, PLACES * PRINTER)) {
            return null;
        }
        try (InputStream in = stream.createInputStream()) {
            return in.readNBytes(PLACES * PRINTER);
        }
    }

    /** Whether it unpacks to no more than this, in Java alone: the library unpacks all of it. */
    static boolean unpacksTo(COSStream stream, long most) throws IOException {
        COSBase filter = stream.getFilters();
        if (filter instanceof COSArray several && several.size() < 2) {
            filter = several.size() == 0 ? null : several.getObject(0);
        }
        if (filter == null || COSName.IDENTITY.equals(filter)) {
            return true;
        }
        if (!COSName.FLATE_DECODE.equals(filter)) {
            return false;
        }
        byte[] buffer = new byte[1 << 14];
        long left = most;
        try (InputStream in = new InflaterInputStream(stream.createRawInputStream())) {
            for (int read = in.read(buffer); read >= 0 && left >= 0; read = in.read(buffer)) {
                left -= read;
            }
        }
        return left >= 0;
    }

    /** Whether each value stands for itself. */
    boolean isUsual(@Nullable COSBase decode, int bits) {
        if (!(decode instanceof COSArray array)) {
            return decode == null;
        }
        int last = table == null ? 1 : (1 << bits) - 1;
        boolean usual = array.size() == 2 * values;
        for (int i = 0; usual && i < array.size(); i++) {
            usual = array.getObject(i) instanceof COSNumber number && number.floatValue() == (i % 2 == 0 ? 0 : last);
        }
        return usual;
    }

    /** @param point its values in eight bits; where there is a table, the place in it */
    int grey(int[] point) {
        if (table == null) {
            return grey(point, values);
        }
        int[] colour = new int[ofTable];
        int place = Math.min(point[0], table.length / ofTable - 1);
        for (int i = 0; i < ofTable; i++) {
            colour[i] = table[place * ofTable + i] & 0xff;
        }
        return grey(colour, ofTable);
    }

    private static int grey(int[] colour, int values) {
        if (values == GREY) {
            return colour[0];
        }
        int ink = values == PRINTER ? colour[3] : 0;
        int grey = (colour[0] * 30 + colour[1] * 59 + colour[2] * 11) / 100;
        return values == PRINTER ? Math.max(0, 0xff - grey - ink) : grey;
    }
}
