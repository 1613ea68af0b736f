package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.inspection.rules.Mechanism;

/** {@code styles.bin}: how cells of a binary workbook look, and which rules' formats hide what stands in them. */
final class XlsbLooks {
    private static final int TEXT_COLOUR = 5;
    private static final int NUMBER_FORMAT = 38;
    private static final int GRADIENT = 40;

    private final Colours colours;
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<CellLook.Font> fonts = new ArrayList<>();
    private final List<List<String>> fills = new ArrayList<>();
    private final List<CellLook> looks = new ArrayList<>();
    private final List<Mechanism> conditional = new ArrayList<>();
    private boolean cellFormats;

    XlsbLooks(Colours colours) {
        this.colours = colours;
    }

    CellLook look(int index) {
        if (looks.isEmpty() && index == 0) {
            return CellLook.PLAIN;
        }
        if (index < 0 || index >= looks.size()) {
            throw UninspectableFile.malformed();
        }
        return looks.get(index);
    }

    CellLook.Font font(int index) {
        return index >= 0 && index < fonts.size() ? fonts.get(index) : CellLook.USUAL_FONT;
    }

    /** How the format that a rule sets under its condition hides a cell, if it does. */
    Mechanism conditional(int index) {
        return index >= 0 && index < conditional.size() ? conditional.get(index) : Mechanism.VISIBLE;
    }

    void take(byte[] bytes, int type) {
        var data = new BiffData(bytes);
        switch (type) {
            case 44 -> formats.put(data.u16(), data.wideText());
            case 43 -> fonts.add(fontOf(data));
            case 45 -> fills.add(fill(data));
            case 475 -> {
                int red = data.u8();
                colours.addToPalette(rgb(red, data.u8(), data.u8()));
            }
            case 617 -> cellFormats = true;
            case 618 -> cellFormats = false;
            case 47 -> {
                if (cellFormats) {
                    looks.add(lookOf(data));
                }
            }
            case 507 -> conditional.add(difference(data));
            default -> {}
        }
    }

    private CellLook.Font fontOf(BiffData data) {
        int twentieths = data.u16();
        data.skip(10);
        return new CellLook.Font(twentieths / 20.0, colour(data, Colours.BLACK));
    }

    private List<String> fill(BiffData data) {
        int pattern = data.i32();
        String foreground = colour(data, Colours.BLACK);
        String background = colour(data, Colours.WHITE);
        if (pattern == GRADIENT) {
            data.skip(44);
            int stops = data.i32();
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < stops && data.left() >= 16; i++) {
                seen.add(colour(data, Colours.WHITE));
                data.skip(8);
            }
            return seen.isEmpty() ? CellLook.NO_FILL : seen;
        }
        return switch (pattern) {
            case 0 -> CellLook.NO_FILL;
            case 1 -> List.of(foreground);
            default -> List.of(foreground, background);
        };
    }

    private CellLook lookOf(BiffData data) {
        data.skip(2);
        int format = data.u16();
        CellLook.Font font = font(data.u16());
        int fill = data.u16();
        return CellLook.of(
                format,
                CellStyles.format(format, formats),
                font,
                fill < fills.size() ? fills.get(fill) : CellLook.NO_FILL);
    }

    /** Of the properties that a rule's format sets (MS-XLS 2.5.283), those that may hide. */
    private Mechanism difference(BiffData data) {
        Mechanism mechanism = Mechanism.VISIBLE;
        data.skip(4);
        int count = data.u16();
        for (int i = 0; i < count && data.left() >= 4; i++) {
            int property = data.u16();
            var value = data.part(data.u16() - 4);
            if (property == TEXT_COLOUR && Colours.same(colour(value, Colours.BLACK), Colours.WHITE)) {
                mechanism = Mechanism.WHITE_TEXT;
            } else if (property == NUMBER_FORMAT) {
                value.skip(2);
                NumberFormatSections sections = NumberFormatSections.of(value.countedText());
                mechanism = sections.hideTexts() || sections.hide("1") ? Mechanism.NUMFMT_HIDDEN : mechanism;
            }
        }
        return mechanism;
    }

    /** MS-XLSB 2.5.19. */
    private String colour(BiffData data, String automatic) {
        int kind = data.u8() >> 1;
        int index = data.u8();
        int tint = (short) data.u16();
        int red = data.u8();
        String own = rgb(red, data.u8(), data.u8());
        data.skip(1);
        String base = switch (kind) {
            case 1 -> colours.ofIndex(index);
            case 2 -> own;
            case 3 -> colours.ofTheme(index);
            default -> automatic;
        };
        return tint == 0 ? base : Colours.tinted(base, tint / (double) Short.MAX_VALUE);
    }

    private static String rgb(int red, int green, int blue) {
        return String.format(java.util.Locale.ROOT, "%02X%02X%02X", red, green, blue);
    }
}
