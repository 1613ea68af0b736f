package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.imprimatur.inspection.extraction.BinaryStrings;

/** Whether data are what programs expect where they stand. Whoever calls a list of people a font does not make one of it. */
final class MachineData {
    private static final Set<String> CALCULATOR = Set.of(
            ("abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub truncate and bitshift eq"
                            + " false ge gt le lt ne not or true xor if ifelse copy dup exch index pop roll")
                    .split(" "));

    private static final int PROFILE_MARK = 36;
    private static final int LONGEST_LOOKUP = 256 * 32;
    private static final int LONGEST_MAP = 1 << 17;
    private static final int SHORT = 64;
    private static final int DEEPEST = 60;

    private interface Check {
        boolean fits(byte[] data, COSDictionary dictionary);
    }

    private static final Map<String, Check> BY_ROLE = Map.ofEntries(
            Map.entry("ToUnicode", (data, dictionary) -> isCharacterMap(data)),
            Map.entry("Encoding", (data, dictionary) -> isCharacterMap(data)),
            Map.entry("CMap", (data, dictionary) -> isCharacterMap(data)),
            Map.entry("UseCMap", (data, dictionary) -> isCharacterMap(data)),
            Map.entry("CIDToGIDMap", (data, dictionary) -> data.length <= LONGEST_MAP && isTable(data)),
            Map.entry("CIDSet", (data, dictionary) -> data.length <= LONGEST_MAP && isTable(data)),
            Map.entry("Lookup", (data, dictionary) -> data.length <= LONGEST_LOOKUP && !isText(data)),
            Map.entry("ICCBased", (data, dictionary) -> isProfile(data)),
            Map.entry("DestOutputProfile", (data, dictionary) -> isProfile(data)),
            Map.entry("HT", (data, dictionary) -> NumberTable.isHalftone(data, dictionary) && isTable(data)),
            Map.entry("Shading", (data, dictionary) -> NumberTable.isShading(data, dictionary) && isTable(data)),
            Map.entry("Certs", (data, dictionary) -> isDer(data)),
            Map.entry("Cert", (data, dictionary) -> isDer(data)),
            Map.entry("CRLs", (data, dictionary) -> isDer(data)),
            Map.entry("CRL", (data, dictionary) -> isDer(data)),
            Map.entry("OCSPs", (data, dictionary) -> isDer(data)),
            Map.entry("OCSP", (data, dictionary) -> isDer(data)));

    private MachineData() {}

    /** @param role the key by which the stream is referred to */
    static boolean fits(String role, byte[] data, COSDictionary dictionary) {
        Check check = BY_ROLE.get(role);
        if (check != null && check.fits(data, dictionary)) {
            return true;
        }
        if (dictionary.containsKey(COSName.FUNCTION_TYPE)) {
            return dictionary.getInt(COSName.FUNCTION_TYPE) == 4 ? isCalculation(data) : isTable(data);
        }
        boolean references = COSName.XREF.equals(dictionary.getCOSName(COSName.TYPE));
        return references ? areReferences(data, dictionary) : isCharacterMap(data);
    }

    private static boolean isText(byte[] data) {
        return data.length >= SHORT && PdfText.isText(data);
    }

    /** Values that go on from one to the next, which can be packed. */
    private static boolean isTable(byte[] data) {
        return !isText(data) && !BinaryStrings.arePacked(data);
    }

    /** Where profiles end by what they say of themselves; nothing else says it. */
    static int end(byte[] data) {
        return isProfile(data) ? (int) Math.min(Numbers.longAt(data, 0, 4), data.length) : data.length;
    }

    private static boolean isProfile(byte[] data) {
        return data.length >= 128 && new String(data, PROFILE_MARK, 4, StandardCharsets.ISO_8859_1).equals("acsp");
    }

    /** One that a font left behind, too (ISO 32000-2, 9.10.3). */
    private static boolean isCharacterMap(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        return text.contains("begincmap") && text.contains("endcmap") && PdfText.isText(data);
    }

    /** ISO 32000-2, 7.10.5. */
    private static boolean isCalculation(byte[] data) {
        var lexer = new Lexer(data, 0, data.length);
        Lexer.Token token = lexer.next();
        while (token != Lexer.Token.END) {
            boolean known = switch (token) {
                case OPEN, CLOSE -> lexer.is("{") || lexer.is("}");
                case NUMBER -> lexer.text().matches("[-+.0-9]{1,16}");
                case KEYWORD -> CALCULATOR.contains(lexer.text());
                default -> false;
            };
            if (!known) {
                return false;
            }
            token = lexer.next();
        }
        return true;
    }

    /** Entries of three fields each, of a few kinds (ISO 32000-2, 7.5.8.3). */
    private static boolean areReferences(byte[] data, COSDictionary dictionary) {
        COSArray widths = dictionary.getCOSArray(COSName.W);
        if (widths == null || widths.size() < 3) {
            return false;
        }
        int[] width = {widths.getInt(0), widths.getInt(1), widths.getInt(2)};
        int row = width[0] + width[1] + width[2];
        COSArray sections = dictionary.getCOSArray(COSName.INDEX);
        long rows = sections == null ? dictionary.getInt(COSName.SIZE) : 0;
        for (int i = 1; sections != null && i < sections.size(); i += 2) {
            rows += sections.getInt(i);
        }
        if (row < 1 || width[0] < 0 || width[1] < 0 || width[2] < 0 || rows * row != data.length) {
            return false;
        }
        for (int at = 0; at < data.length; at += row) {
            long kind = width[0] == 0 ? 1 : Numbers.longAt(data, at, width[0]);
            long second = Numbers.longAt(data, at + width[0], width[1]);
            long third = Numbers.longAt(data, at + width[0] + width[1], width[2]);
            if (kind < 0 || kind > 2 || second < 0 || second > Integer.MAX_VALUE || third < 0 || third > 0xffff) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one whole element as ITU-T X.690, clause 10 demands it, which all certificates and what is said of them are. */
    static boolean isDer(byte[] data) {
        return data.length > 1 && data[0] == 0x30 && element(data, 0, data.length, 0) == data.length;
    }

    /** @return where the element ends; -1 where it is none */
    private static int element(byte[] data, int from, int to, int depth) {
        int at = from + 1;
        if ((data[from] & 0x1f) == 0x1f) {
            while (at < to && data[at] < 0) {
                at++;
            }
            at++;
        }
        if (at >= to || depth > DEEPEST) {
            return -1;
        }
        int first = data[at++] & 0xff;
        long length = first;
        if (first >= 0x80) {
            int count = first & 0x7f;
            if (count < 1 || count > 4 || at + count > to) {
                return -1;
            }
            length = Numbers.longAt(data, at, count);
            at += count;
        }
        if (length > to - at) {
            return -1;
        }
        int end = at + (int) length;
        boolean constructed = (data[from] & 0x20) != 0;
        while (constructed && at < end) {
            at = element(data, at, end, depth + 1);
            if (at < 0) {
                return -1;
            }
        }
        return end;
    }
}
