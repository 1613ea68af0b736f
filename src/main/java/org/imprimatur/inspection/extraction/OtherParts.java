package org.imprimatur.inspection.extraction;

import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.extraction.image.PictureMetadata;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a package that the reader of its format does not take: properties, charts, files inside, macros, pictures. XML
 * is swept whatever it is; what is neither XML nor known is an unread part.
 */
public final class OtherParts {
    private static final int LONGEST_SETTINGS = 1 << 16;

    private final ZipPackage zip;
    private final PackageParts parts;
    private final Budget budget;
    private final Gathered gathered;
    private final int depth;
    private final BinaryParts binary;

    public OtherParts(ZipPackage zip, PackageParts parts, Budget budget, Gathered gathered, int depth) {
        this.zip = zip;
        this.parts = parts;
        this.budget = budget;
        this.gathered = gathered;
        this.depth = depth;
        this.binary = new BinaryParts(parts, zip::bytes, budget, gathered);
    }

    /** Everything but these and what tells how parts are related. */
    public void readAllBut(Set<String> taken) {
        GivenNames.ofParts(zip.names(), gathered);
        for (String part : zip.names()) {
            if (!taken.contains(part) && !PackageParts.isPlumbing(part)) {
                read(part);
            }
        }
    }

    private void read(String part) {
        String type = parts.type(part).toLowerCase(Locale.ROOT);
        String role = parts.role(part);
        String place = "part /" + part;
        if (role.equalsIgnoreCase("aFChunk")) {
            // whatever it is, Word would open it in the place of its own text
            new EmbeddedFile(budget, depth).read(part, zip.bytes(part), place, gathered);
            return;
        }
        if (type.endsWith("+xml") || type.endsWith("/xml")) {
            readXml(part, type, role);
            return;
        }
        byte[] bytes = zip.bytes(part);
        if (bytes.length == 0) {
            return;
        }
        if (startsAsXml(bytes)) {
            readXml(part, type, role);
            return;
        }
        Mechanism nature = PartNature.of(part, role);
        if (type.contains("vbaproject") || role.equals("vbaProject")) {
            Macros.read(bytes, place, budget, gathered);
        } else if (nature == Mechanism.EMBEDDED_OBJECT || UnknownFile.isZip(bytes) || UnknownFile.isOle2(bytes)) {
            new EmbeddedFile(budget, depth).read(bytes, place, gathered);
        } else if (binary.isOne(part, bytes)) {
            binary.read(part, bytes);
        } else if (isSettings(role, type) && bytes.length <= LONGEST_SETTINGS && !BinaryStrings.arePacked(bytes)) {
            OleStreams.settings(bytes, place, Mechanism.OTHER_PART, budget, gathered);
        } else {
            if (isPlacedPicture(role, bytes)) {
                gathered.picture(place);
            } else {
                gathered.unread(place, nature);
            }
            PictureMetadata.ofPart(bytes, place, budget, depth, gathered);
        }
    }

    /** Only what a sheet, page or slide refers to as its picture, and is one by its bytes: anything may be called so. */
    private static boolean isPlacedPicture(String role, byte[] bytes) {
        return role.equals("image") && PictureMetadata.isPicture(bytes);
    }

    /** What a printer wants to be told, or a program remembers of a sheet. */
    private static boolean isSettings(String role, String type) {
        return role.equals("printerSettings") || type.contains("printersettings") || role.equals("customProperty");
    }

    private void readXml(String part, String type, String role) {
        if (Set.of(
                        "core-properties",
                        "extended-properties",
                        "custom-properties",
                        "extendedProperties",
                        "customProperties")
                .contains(role)) {
            taken(new PropertiesPart(part, budget), part);
        } else if (isCacheDefinition(type, role)) {
            readPivotCache(part);
        } else if (role.equals("externalLink") || type.contains("externallink")) {
            var link = taken(new ExternalLinkPart(part, budget), part);
            link.sheets().forEach((name, cells) -> gathered.linked("part /" + part, name, cells));
        } else if (type.endsWith("drawingml.chart+xml") || type.endsWith("chartex+xml") || role.equals("chart")) {
            var chart = taken(new ChartPart(part, budget), part);
            gathered.chart("part /" + part, chart.cells());
        } else if (!isRecordsOfCache(part)) {
            readData(part, PartNature.of(part, role));
        }
    }

    private void readData(String part, Mechanism nature) {
        boolean data = nature == Mechanism.CUSTOM_XML
                || parts.type(part).toLowerCase(Locale.ROOT).endsWith("/xml");
        if (data) {
            gathered.cache(
                    "part /" + part,
                    nature,
                    taken(new DataXmlPart(part, budget, nature), part).cells());
        } else {
            taken(new PartHandler(part, budget, Set.of(), Set.of(), nature), part);
        }
    }

    /** Whether it is read with its definition: whatever else calls itself so is read like any part. */
    private boolean isRecordsOfCache(String records) {
        return zip.names().stream()
                .filter(each -> !PackageParts.isPlumbing(each))
                .filter(each -> isCacheDefinition(parts.type(each).toLowerCase(Locale.ROOT), parts.role(each)))
                .anyMatch(each -> records.equals(parts.only(each, "pivotCacheRecords")));
    }

    private static boolean isCacheDefinition(String type, String role) {
        return role.equals("pivotCacheDefinition") || type.contains("pivotcachedefinition");
    }

    private void readPivotCache(String definition) {
        var cache = new PivotCache(budget);
        taken(new PivotPart(definition, budget, cache, false), definition);
        @Nullable String records = parts.only(definition, "pivotCacheRecords");
        if (records != null) {
            taken(new PivotPart(records, budget, cache, true), records);
            gathered.cache("part /" + records, Mechanism.PIVOT_CACHE, cache.records());
        }
        gathered.cache("part /" + definition, Mechanism.PIVOT_CACHE, cache.leftOver());
    }

    private <P extends PartHandler> P taken(P handler, String part) {
        handler.parse(zip.open(part));
        gathered.segments(handler.segments());
        if (handler.sweep().isEncoded()) {
            gathered.unread("part /" + part, PartNature.of(part, parts.role(part)));
        }
        return handler;
    }

    /** In an encoding of one byte; whatever else is XML says so by its type. */
    private static boolean startsAsXml(byte[] bytes) {
        int from = bytes.length > 3 && (bytes[0] & 0xff) == 0xef ? 3 : 0;
        return bytes.length > from + 1
                && bytes[from] == '<'
                && (bytes[from + 1] == '?' || Character.isLetter(bytes[from + 1]));
    }
}
