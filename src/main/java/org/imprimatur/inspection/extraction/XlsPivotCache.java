package org.imprimatur.inspection.extraction;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.inspection.rules.Mechanism;

/** A stream of the storage of pivot caches (MS-XLS 2.1.7.12). */
final class XlsPivotCache {
    private static final int FIELD = 0xc7;
    private static final int RECORD = 0xc8;
    private static final int LONG_INDEXES = 0x200;

    private final String place;
    private final PivotCache cache;
    private final List<Integer> counts = new ArrayList<>();
    private final List<Boolean> wide = new ArrayList<>();
    private final List<PivotCache.Item> items = new ArrayList<>();
    private final List<Integer> withoutItems = new ArrayList<>();
    private boolean inRecords;
    private boolean recordOpen;
    private int nextValue;
    private int expected;

    private XlsPivotCache(String place, Budget budget) {
        this.place = place;
        this.cache = new PivotCache(budget);
    }

    static void read(byte[] stream, String place, Budget budget, Gathered gathered) {
        var reader = new XlsPivotCache(place, budget);
        try {
            new BiffRecords(stream).each(0, stream.length, (data, type) -> reader.record(data, type, budget, gathered));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        }
        reader.endFields();
        reader.endRecord();
        gathered.cache(place, Mechanism.PIVOT_CACHE, reader.cache.records());
        gathered.cache(place + " shared", Mechanism.PIVOT_CACHE, reader.cache.leftOver());
    }

    private void record(byte[] bytes, int type, Budget budget, Gathered gathered) {
        var data = new BiffData(bytes);
        switch (type) {
            case FIELD -> field(data);
            case RECORD -> indexes(data);
            case 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf -> value(item(data, type));
            default -> OleStreams.settings(bytes, place, Mechanism.PIVOT_CACHE, budget, gathered);
        }
    }

    private void field(BiffData data) {
        endField();
        int flags = data.u16();
        data.skip(6);
        int groups = data.u16();
        data.skip(2);
        int shared = data.u16();
        expected = groups + shared;
        counts.add(shared);
        wide.add((flags & LONG_INDEXES) != 0);
        cache.field(data.text());
    }

    /** Items of groups come before the ones that rows had, and no record refers to them. */
    private void endField() {
        if (!counts.isEmpty() && !inRecords) {
            int field = counts.size() - 1;
            int groups = Math.max(0, items.size() - counts.get(field));
            if (counts.get(field) == 0) {
                withoutItems.add(field);
            }
            items.subList(groups, items.size()).forEach(cache::item);
            items.subList(0, groups).forEach(cache::item);
        }
        items.clear();
    }

    private void endFields() {
        if (!inRecords) {
            endField();
            inRecords = true;
        }
    }

    private void indexes(BiffData data) {
        endFields();
        endRecord();
        recordOpen = true;
        for (int field = 0; field < counts.size() && data.left() > 0; field++) {
            if (counts.get(field) > 0) {
                cache.shared(field, wide.get(field) ? data.u16() : data.u8());
            }
        }
    }

    private void value(PivotCache.Item item) {
        if (!inRecords && items.size() < expected) {
            items.add(item);
            return;
        }
        endFields();
        if (withoutItems.isEmpty()) {
            throw UninspectableFile.malformed();
        }
        if (nextValue == withoutItems.size()) {
            endRecord();
        }
        recordOpen = true;
        cache.value(withoutItems.get(nextValue++), item);
    }

    private void endRecord() {
        if (recordOpen) {
            cache.endRecord();
        }
        recordOpen = false;
        nextValue = 0;
    }

    private static PivotCache.Item item(BiffData data, int type) {
        return switch (type) {
            case 0xc9 -> new PivotCache.Item('n', Double.toString(data.f64()));
            case 0xca -> new PivotCache.Item('b', data.u16() == 0 ? "FALSE" : "TRUE");
            case 0xcb -> new PivotCache.Item('e', "#" + data.u16());
            case 0xcc -> new PivotCache.Item('n', Integer.toString((short) data.u16()));
            case 0xcd -> new PivotCache.Item('s', data.text());
            case 0xce ->
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
