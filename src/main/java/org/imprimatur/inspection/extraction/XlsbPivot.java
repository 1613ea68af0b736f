package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.inspection.rules.Mechanism;

/** The definition of a pivot cache in a binary workbook, and its records. */
final class XlsbPivot {
    private static final int OF_SOURCE = 4;
    private static final int DATES = 4;
    private static final int TEXTS = 8;
    private static final int NUMBERS = 0x40;

    private final PivotCache cache;
    private final BinarySweep left;
    private final List<Integer> kinds = new ArrayList<>();
    private final List<Boolean> ofSource = new ArrayList<>();
    private boolean shared;
    private int field = -1;

    XlsbPivot(String place, PivotCache cache, Budget budget) {
        this.cache = cache;
        this.left = new BinarySweep(place, Mechanism.PIVOT_CACHE, budget);
    }

    Sweep sweep() {
        return left.sweep();
    }

    void definition(byte[] bytes, int type) {
        var data = new BiffData(bytes);
        switch (type) {
            case 183 -> {
                ofSource.add((data.u16() & OF_SOURCE) != 0);
                data.skip(18);
                cache.field(data.wideText());
                kinds.add(0);
            }
            case 189 -> {
                shared = true;
                if (!kinds.isEmpty()) {
                    kinds.set(kinds.size() - 1, data.u16());
                }
            }
            case 190 -> shared = false;
            case 191 -> run(data);
            case 20, 21, 22, 23, 24, 25, 27, 28, 29, 30, 31, 32 -> share(item(data, type));
            default -> left.take(bytes, Mechanism.PIVOT_CACHE);
        }
    }

    private void run(BiffData data) {
        int kind = data.u16();
        int count = data.i32();
        for (int i = 0; i < count; i++) {
            share(item(
                    data,
                    switch (kind) {
                        case 1 -> 21;
                        case 2 -> 24;
                        case 0x10 -> 23;
                        case 0x20 -> 25;
                        default -> throw UninspectableFile.malformed();
                    }));
        }
    }

    /** The items of groups are told in the same way, and no record refers to them. */
    private void share(PivotCache.Item item) {
        if (shared) {
            cache.item(item);
        } else {
            left.sweep().text(Mechanism.PIVOT_CACHE, item.value(), false);
        }
    }

    void records(byte[] bytes, int type) {
        var data = new BiffData(bytes);
        switch (type) {
            case 33 -> {
                endRecord();
                record(data);
            }
            case 34 -> {
                endRecord();
                field = 0;
            }
            case 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32 -> {
                skipOthers();
                if (type == 26) {
                    cache.shared(field++, data.i32());
                } else {
                    cache.value(field++, item(data, type));
                }
            }
            default -> left.take(bytes, Mechanism.PIVOT_CACHE);
        }
    }

    private void skipOthers() {
        while (field >= 0 && field < ofSource.size() && !ofSource.get(field)) {
            field++;
        }
    }

    /** All values in one record, each as its field says. */
    private void record(BiffData data) {
        for (field = 0; field < kinds.size() && data.left() > 0; field++) {
            int kind = kinds.get(field);
            if (!ofSource.get(field)) {
                continue;
            }
            if (cache.hasItems(field)) {
                cache.shared(field, data.i32());
            } else {
                boolean date = (kind & DATES) != 0 && (kind & TEXTS) == 0;
                cache.value(field, item(data, (kind & NUMBERS) != 0 ? 21 : date ? 25 : 24));
            }
        }
    }

    void endRecord() {
        if (field >= 0) {
            cache.endRecord();
        }
        field = -1;
    }

    private static PivotCache.Item item(BiffData data, int type) {
        return switch (type) {
            case 21, 28 -> new PivotCache.Item('n', Double.toString(data.f64()));
            case 22, 29 -> new PivotCache.Item('b', data.u8() == 0 ? "FALSE" : "TRUE");
            case 23, 30 -> new PivotCache.Item('e', "#" + data.u8());
            case 24, 31 -> new PivotCache.Item('s', data.wideText());
            case 25, 32 ->
                new PivotCache.Item(
                        'd',
                        String.format(
                                Locale.ROOT,
                                "%04d-%02d-%02dT%02d:%02d:%02d",
                                data.u16(),
                                data.u16(),
                                data.u8(),
                                data.u8(),
                                data.u8(),
                                data.u8()));
            default -> new PivotCache.Item('m', "");
        };
    }
}
