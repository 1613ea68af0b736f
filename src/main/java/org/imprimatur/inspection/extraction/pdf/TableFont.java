package org.imprimatur.inspection.extraction.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fonts in tables (ISO/IEC 14496-22, 4.3). */
final class TableFont {
    private static final Set<String> BEGINNINGS = Set.of("\0\1\0\0", "true", "OTTO");
    private static final int HEADER = 12;
    private static final int ENTRY = 16;
    private static final int MOST_TABLES = 100;
    private static final int SHORT = 64;
    /** Some programs do not write the blanks that fill up the last table. */
    private static final int FILLING = 3;

    private static final Set<String> TEXTS = Set.of("name", "post", "meta", "SVG ", "PfEd", "Silt");
    private static final Set<String> TABLES = Set.of(
            ("avar BASE bdat bhed bloc bsln CBDT CBLC CFF CFF2 cmap COLR CPAL cvar cvt DSIG EBDT EBLC EBSC fdsc feat FFTM Feat"
                            + " fmtx fpgm fvar gasp GDEF Glat Gloc glyf GPOS GSUB gvar hdmx head hhea hmtx HVAR JSTF just kern kerx"
                            + " lcar loca LTSH MATH maxp MERG meta mort morx MVAR name opbd OS/2 PCLT PfEd post prep prop sbix Silf"
                            + " Sill Silt STAT SVG trak TTFA VDMX vhea vmtx VORG VVAR webf xref Zapf")
                    .split(" "));

    private record Entry(String name, int from, int to) {}

    private TableFont() {}

    /** @return what belongs to none of its tables, or is no table of a font; null where it is no font */
    static @Nullable List<byte[]> beside(byte[] data) {
        int count = data.length < HEADER ? 0 : Numbers.at(data, 4, 2);
        boolean begins = data.length > HEADER && BEGINNINGS.contains(text(data, 0));
        if (!begins || count < 1 || count > MOST_TABLES || HEADER + ENTRY * count > data.length) {
            return null;
        }
        List<Entry> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int entry = HEADER + ENTRY * i;
            long from = Numbers.longAt(data, entry + 8, 4);
            long to = from + Numbers.longAt(data, entry + 12, 4);
            if (to > data.length + FILLING || from > data.length) {
                return null;
            }
            tables.add(new Entry(text(data, entry), (int) from, (int) Math.min(to, data.length)));
        }
        tables.sort(Comparator.comparingInt(Entry::from));
        return beside(data, tables, HEADER + ENTRY * count);
    }

    private static List<byte[]> beside(byte[] data, List<Entry> tables, int begin) {
        List<byte[]> beside = new ArrayList<>();
        int end = begin;
        for (Entry table : tables) {
            if (isTable(table, data)) {
                Numbers.between(data, end, table.from(), beside);
                end = Math.max(end, table.to());
            }
        }
        Numbers.between(data, end, data.length, beside);
        return beside;
    }

    private static boolean isTable(Entry table, byte[] data) {
        boolean isText = table.to() - table.from() >= SHORT
                && !TEXTS.contains(table.name())
                && PdfText.isText(Arrays.copyOfRange(data, table.from(), table.to()));
        return TABLES.contains(table.name().strip()) && !isText;
    }

    private static String text(byte[] data, int at) {
        return new String(data, at, 4, StandardCharsets.ISO_8859_1);
    }
}
