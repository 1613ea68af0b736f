package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.PaletteRecord;
import org.apache.poi.hssf.record.Record;

/** How cells of a workbook of the old format look. */
final class XlsLooks {
    /** The number that no font has. */
    private static final int NO_FONT = 4;

    private static final int AUTOMATIC = 0x7fff;
    private static final int SOLID = 1;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<FontRecord> fonts = new ArrayList<>();
    private final List<ExtendedFormatRecord> cellFormats = new ArrayList<>();
    private final Map<Integer, CellLook> looks = new HashMap<>();
    private final Colours colours = new Colours(null);

    void take(Record record) {
        if (record instanceof FontRecord font) {
            fonts.add(font);
        } else if (record instanceof FormatRecord format) {
            formats.put(format.getIndexCode(), format.getFormatString());
        } else if (record instanceof ExtendedFormatRecord format) {
            cellFormats.add(format);
        } else if (record instanceof PaletteRecord palette) {
            addPalette(palette);
        }
    }

    /** The palette's own colours have the numbers from 8 on. */
    private void addPalette(PaletteRecord palette) {
        for (int i = 0; i < PaletteRecord.FIRST_COLOR_INDEX; i++) {
            colours.addToPalette(colours.ofIndex(i));
        }
        for (int i = 0; i < PaletteRecord.STANDARD_PALETTE_SIZE; i++) {
            byte[] rgb = palette.getColor(i + PaletteRecord.FIRST_COLOR_INDEX);
            colours.addToPalette(rgb == null ? "" : String.format(Locale.ROOT, "%02X%02X%02X", rgb[0], rgb[1], rgb[2]));
        }
    }

    CellLook look(int index) {
        return looks.computeIfAbsent(index, this::made);
    }

    private CellLook made(int index) {
        if (index < 0 || index >= cellFormats.size()) {
            throw UninspectableFile.malformed();
        }
        ExtendedFormatRecord format = cellFormats.get(index);
        int number = format.getFormatIndex();
        int pattern = format.getAdtlFillPattern();
        List<String> backgrounds = CellLook.NO_FILL;
        if (pattern == SOLID) {
            backgrounds = List.of(colour(format.getFillForeground()));
        } else if (pattern > SOLID) {
            backgrounds = List.of(colour(format.getFillForeground()), colour(format.getFillBackground()));
        }
        return CellLook.of(number, CellStyles.format(number, formats), font(format.getFontIndex()), backgrounds);
    }

    CellLook.Font font(int index) {
        int at = index > NO_FONT ? index - 1 : index;
        if (at < 0 || at >= fonts.size() || index == NO_FONT) {
            return CellLook.USUAL_FONT;
        }
        FontRecord font = fonts.get(at);
        return new CellLook.Font(font.getFontHeight() / 20.0, colour(font.getColorPaletteIndex()));
    }

    String colour(int index) {
        return index == AUTOMATIC ? Colours.BLACK : colours.ofIndex(index);
    }
}
