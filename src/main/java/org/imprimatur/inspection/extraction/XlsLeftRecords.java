package org.imprimatur.inspection.extraction;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Whatever can be read as text in records of the old format that no reader takes. */
final class XlsLeftRecords {
    private static final int DRAWING_GROUP = 0xeb;
    private static final int BACKGROUND = 0xe9;
    private static final int BITMAP = 0x7f;
    private static final int FORMULA = 0x06;

    /** Cells, shared texts, rows, columns, sheets, names, links, notes, text boxes, links of cells, page headers. */
    private static final Set<Integer> TAKEN = Set.of(
            0xfd, 0x204, 0x203, 0x27e, 0xbd, 0xbe, 0x201, 0x205, 0x207, 0x208, 0x7d, 0xfc, 0xff, 0x85, 0x18, 0x894,
            0x1ae, 0x23, 0x59, 0x5a, 0x1c, 0x1b6, 0x1b8, 0x14, 0x15, 0x5c, 0xe0, 0xe5);

    private final String place;
    private final Budget budget;
    private final Gathered gathered;
    private final Map<Mechanism, StringBuilder> texts = new EnumMap<>(Mechanism.class);

    XlsLeftRecords(String place, Budget budget, Gathered gathered) {
        this.place = place;
        this.budget = budget;
        this.gathered = gathered;
    }

    void take(byte[] data, int type) {
        boolean picture = (type == DRAWING_GROUP && Pictures.areIn(data)) || type == BACKGROUND || type == BITMAP;
        if (picture) {
            gathered.unread(place + " pictures", Mechanism.IMAGE_TEXT);
        } else if (!TAKEN.contains(type)) {
            String text = BinaryStrings.in(data, type == FORMULA ? Math.min(20, data.length) : 0, data.length);
            if (!text.isEmpty()) {
                budget.read(text.length());
                texts.computeIfAbsent(mechanism(type), each -> new StringBuilder())
                        .append(text)
                        .append('\n');
            }
        }
    }

    void done() {
        texts.forEach((mechanism, text) ->
                gathered.segment(new Segment(place, "", Segment.Use.SETTING, mechanism, text.toString(), null)));
        texts.clear();
    }

    private static Mechanism mechanism(int type) {
        return switch (type) {
            case 0xec, DRAWING_GROUP, 0x5d -> Mechanism.DRAWING_TEXT;
            case 0x1b0, 0x1b1, 0x1b2, 0x1be, 0x879, 0x87a -> Mechanism.CELL_RULE;
            case 0xdc, 0xcd, 0x1ad, 0x803, 0x804, 0x80a, 0x80b -> Mechanism.CONNECTION;
            case 0xb0, 0xb1, 0xb2, 0xb5, 0xc5, 0xf0, 0xf1, 0xf7, 0x100, 0x80c, 0x810, 0x864 -> Mechanism.PIVOT_CACHE;
            default -> Mechanism.OTHER_PART;
        };
    }
}
