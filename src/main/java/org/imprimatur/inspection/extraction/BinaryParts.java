package org.imprimatur.inspection.extraction;

import java.util.Locale;
import java.util.function.Function;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** The parts of a binary workbook that are no sheet and say nothing of how cells look. */
final class BinaryParts {
    private static final String TYPE = "application/vnd.ms-excel.";

    private final PackageParts parts;
    private final Function<String, byte[]> bytesOf;
    private final Budget budget;
    private final Gathered gathered;

    BinaryParts(PackageParts parts, Function<String, byte[]> bytesOf, Budget budget, Gathered gathered) {
        this.parts = parts;
        this.bytesOf = bytesOf;
        this.budget = budget;
        this.gathered = gathered;
    }

    /** Whether the part says that it is one of these, and may be: packed bytes are no records. */
    boolean isOne(String part, byte[] bytes) {
        String type = parts.type(part).toLowerCase(Locale.ROOT);
        return type.startsWith(TYPE)
                && !type.endsWith("xml")
                && !type.contains("vba")
                && !BinaryStrings.arePacked(bytes);
    }

    void read(String part, byte[] bytes) {
        String type = parts.type(part).toLowerCase(Locale.ROOT).substring(TYPE.length());
        String place = "part /" + part;
        switch (type) {
            case "pivotcachedefinition" -> pivotCache(part, bytes);
            case "pivotcacherecords" -> {
                // read with its definition; without one nothing tells what it means
                if (!isOfDefinition(part)) {
                    gathered.unread(place, Mechanism.PIVOT_CACHE);
                }
            }
            case "externallink" -> new XlsbLink(place, budget, gathered).read(bytes);
            default -> {
                var left = new BinarySweep(place, PartNature.of(part, parts.role(part)), budget);
                BinaryRecords.each(bytes, left::take);
                gathered.segments(left.sweep().segments());
            }
        }
    }

    private boolean isOfDefinition(String records) {
        return parts.names().stream()
                .filter(each -> parts.type(each).toLowerCase(Locale.ROOT).equals(TYPE + "pivotcachedefinition"))
                .anyMatch(each -> records.equals(parts.only(each, "pivotCacheRecords")));
    }

    private void pivotCache(String definition, byte[] bytes) {
        var cache = new PivotCache(budget);
        var reader = new XlsbPivot("part /" + definition, cache, budget);
        BinaryRecords.each(bytes, reader::definition);
        @Nullable String records = parts.only(definition, "pivotCacheRecords");
        if (records != null) {
            BinaryRecords.each(bytesOf.apply(records), reader::records);
            reader.endRecord();
            gathered.cache("part /" + records, Mechanism.PIVOT_CACHE, cache.records());
        }
        gathered.segments(reader.sweep().segments());
        gathered.cache("part /" + definition, Mechanism.PIVOT_CACHE, cache.leftOver());
    }
}
