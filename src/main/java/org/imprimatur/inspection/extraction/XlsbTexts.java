package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Texts of a binary workbook with fonts of their own, and those that cells share. */
final class XlsbTexts {
    private static final int SHARED = 19;
    private static final int RUNS = 1;
    private static final int READ_ALOUD = 2;

    private final String place;
    private final XlsbLooks looks;
    private final Sweep sweep;
    private final List<StyledText> strings = new ArrayList<>();
    private final BitSet used = new BitSet();

    XlsbTexts(String place, XlsbLooks looks, Budget budget) {
        this.place = place;
        this.looks = looks;
        this.sweep = new Sweep(place, budget);
    }

    void take(byte[] data, int type) {
        if (type == SHARED) {
            strings.add(rich(new BiffData(data), looks, sweep));
        } else {
            sweep.setting(Mechanism.OTHER_PART, BinaryStrings.in(data));
        }
    }

    StyledText use(int index) {
        if (index < 0 || index >= strings.size()) {
            throw UninspectableFile.malformed();
        }
        used.set(index);
        return strings.get(index);
    }

    /** MS-XLSB 2.5.122. */
    static StyledText rich(BiffData data, XlsbLooks looks, Sweep sweep) {
        int flags = data.u8();
        String text = data.wideText();
        List<CellLook.Font> fonts = new ArrayList<>();
        if ((flags & RUNS) != 0) {
            int runs = data.i32();
            for (int i = 0; i < runs; i++) {
                data.skip(2);
                fonts.add(looks.font(data.u16()));
            }
        }
        if ((flags & READ_ALOUD) != 0) {
            sweep.text(Mechanism.INVISIBLE_TEXT, data.wideText(), false);
        }
        return new StyledText(text, fonts);
    }

    /** Also the texts that no cell shows, once all sheets are read. */
    List<Segment> segments() {
        var left = new ArrayList<>(sweep.segments());
        for (int i = used.nextClearBit(0); i < strings.size(); i = used.nextClearBit(i + 1)) {
            String text = strings.get(i).text();
            if (!text.isBlank()) {
                left.add(new Segment(place, "text " + i, Segment.Use.CONTENT, Mechanism.EARLIER_REVISION, text, null));
            }
        }
        return left;
    }
}
