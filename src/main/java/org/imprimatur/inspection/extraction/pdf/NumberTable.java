package org.imprimatur.inspection.extraction.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Streams of nothing but numbers, of which their dictionary says how many there are. */
final class NumberTable {
    private static final COSName BITS_OF_FLAG = COSName.getPDFName("BitsPerFlag");
    private static final COSName ROW = COSName.getPDFName("VerticesPerRow");

    private NumberTable() {}

    /** Thresholds of halftones (ISO 32000-2, 10.6.5). */
    static boolean isHalftone(byte[] data, COSDictionary dictionary) {
        long first = product(dictionary, "Width", "Height");
        long second = product(dictionary, "Width2", "Height2");
        long count = switch (dictionary.getInt("HalftoneType")) {
            case 6 -> first;
            case 10 -> product(dictionary, "Xsquare", "Xsquare") + product(dictionary, "Ysquare", "Ysquare");
            case 16 -> 2 * (first + second);
            default -> 0;
        };
        return count > 0 && count <= data.length && isBlankFrom(data, count);
    }

    private static long product(COSDictionary dictionary, String first, String second) {
        return (long) Math.max(0, dictionary.getInt(first)) * Math.max(0, dictionary.getInt(second));
    }

    /** Corners of triangles and of patches, with their colours (ISO 32000-2, 8.7.4.5.5 to 8.7.4.5.8). */
    static boolean isShading(byte[] data, COSDictionary dictionary) {
        int kind = dictionary.getInt(COSName.SHADING_TYPE);
        int place = 2 * dictionary.getInt(COSName.BITS_PER_COORDINATE);
        COSArray decode = dictionary.getCOSArray(COSName.DECODE);
        int values = decode == null ? 0 : decode.size() / 2 - 2;
        int colour = values * dictionary.getInt(COSName.BITS_PER_COMPONENT);
        int flag = kind == 5 ? 0 : dictionary.getInt(BITS_OF_FLAG);
        boolean known = place >= 2 && place <= 64 && values >= 1 && values <= 32 && colour >= 1 && colour <= 32 * 16;
        if (!known || (kind != 5 && flag != 2 && flag != 4 && flag != 8)) {
            return false;
        }
        return switch (kind) {
            case 4 -> isOfPieces(data, flag, 2, place + colour, place + colour);
            case 5 -> isLattice(data, (place + colour + 7) / 8, dictionary.getInt(ROW));
            case 6 -> isOfPieces(data, flag, 3, 12 * place + 4 * colour, 8 * place + 2 * colour);
            case 7 -> isOfPieces(data, flag, 3, 16 * place + 4 * colour, 12 * place + 2 * colour);
            default -> false;
        };
    }

    private static boolean isLattice(byte[] data, int corner, int row) {
        if (row < 2) {
            return false;
        }
        long size = (long) corner * row;
        return data.length >= 2 * size && isBlankFrom(data, data.length - data.length % size);
    }

    /** Pieces each of which says first how it hangs on to the last. */
    private static boolean isOfPieces(byte[] data, int flagBits, int mostFlag, int whole, int hanging) {
        int at = 0;
        int pieces = 0;
        while (at < data.length) {
            int flag = (data[at] & 0xff) >> (8 - flagBits);
            int size = (flagBits + (flag == 0 ? whole : hanging) + 7) / 8;
            if (at + size > data.length) {
                break;
            }
            if (flag > mostFlag || (pieces == 0 && flag != 0)) {
                return false;
            }
            at += size;
            pieces++;
        }
        return pieces > 0 && isBlankFrom(data, at);
    }

    private static boolean isBlankFrom(byte[] data, long from) {
        for (int i = (int) from; i < data.length; i++) {
            if (!Lexer.isBlank(data[i])) {
                return false;
            }
        }
        return true;
    }
}
