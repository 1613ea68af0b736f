package org.imprimatur.inspection.extraction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * The parts of a workbook's package (ECMA-376 part 2) and how they are related. Every entry of the file must be a part that
 * this inspection reads, reached by a relationship that it reads; anything else makes the file uninspectable.
 */
final class PackageParts {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/";
    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml";

    /** The kinds of part that are read. */
    enum Kind {
        WORKBOOK(OFFICE + "officeDocument", SPREADSHEET + "sheet.main+xml"),
        WORKSHEET(OFFICE + "worksheet", SPREADSHEET + "worksheet+xml"),
        STYLES(OFFICE + "styles", SPREADSHEET + "styles+xml"),
        THEME(OFFICE + "theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
        SHARED_STRINGS(OFFICE + "sharedStrings", SPREADSHEET + "sharedStrings+xml"),
        CALCULATION_CHAIN(OFFICE + "calcChain", SPREADSHEET + "calcChain+xml"),
        CORE_PROPERTIES(
                PACKAGE + "metadata/core-properties", "application/vnd.openxmlformats-package.core-properties+xml"),
        EXTENDED_PROPERTIES(
                OFFICE + "extended-properties",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        CUSTOM_PROPERTIES(
                OFFICE + "custom-properties", "application/vnd.openxmlformats-officedocument.custom-properties+xml");

        private final String relationship;
        private final String contentType;

        Kind(String relationship, String contentType) {
            this.relationship = relationship;
            this.contentType = contentType;
        }

        private static @Nullable Kind ofRelationship(String type) {
            for (Kind kind : values()) {
                if (kind.relationship.equals(type)) {
                    return kind;
                }
            }
            return null;
        }
    }

    private final ZipPackage zip;
    private final Budget budget;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> targets = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    PackageParts(ZipPackage zip, Budget budget) {
        this.zip = zip;
        this.budget = budget;
        readTypes();
        checkTypes();
        follow();
    }

    /** Whether the package says that it is a workbook without macros. */
    static boolean isWorkbook(Set<String> names) {
        return names.contains(TYPES) && names.contains("xl/workbook.xml");
    }

    List<String> all(Kind kind) {
        return kinds.entrySet().stream()
                .filter(part -> part.getValue() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The part of a kind that a package has once at most; null without one. */
    @Nullable
    String only(Kind kind) {
        List<String> parts = all(kind);
        if (parts.size() > 1) {
            throw unread(parts.get(1), UninspectableReason.UNREAD_PART);
        }
        return parts.isEmpty() ? null : parts.get(0);
    }

    /** The part that a relationship id of a part stands for. */
    String target(String source, String id) {
        String target = targets.getOrDefault(source, Map.of()).get(id);
        if (target == null) {
            throw ZipPackage.malformed();
        }
        return target;
    }

    /** What parts and relationships are called, which nobody is meant to read. */
    Segment names() {
        return new Segment(
                "parts of the file", "", Segment.Use.SETTING, Mechanism.DOC_PROPERTY, String.join("\n", names), null);
    }

    private void readTypes() {
        if (!zip.has(TYPES)) {
            throw ZipPackage.malformed();
        }
        Map<String, String> byExtension = new HashMap<>();
        Map<String, String> byName = new HashMap<>();
        new PartHandler(TYPES, budget, Set.of("ct:Types", "ct:Default", "ct:Override"), Set.of()) {
            @Override
            void begin(String element, Attributes attributes) {
                if (element.equals("ct:Default")) {
                    byExtension.put(
                            required(attributes, "Extension").toLowerCase(Locale.ROOT),
                            required(attributes, "ContentType"));
                } else if (element.equals("ct:Override")) {
                    byName.put(required(attributes, "PartName"), required(attributes, "ContentType"));
                }
            }
        }.parse(zip.open(TYPES));
        names.addAll(zip.names());
        for (String name : zip.names()) {
            String type = byName.get("/" + name);
            if (type == null) {
                type = byExtension.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            }
            types.put(name, type == null ? "" : type);
        }
    }

    /** First by content type, so that the message names the part that is not read. */
    private void checkTypes() {
        Set<String> readTypes = new HashSet<>();
        for (Kind kind : Kind.values()) {
            readTypes.add(kind.contentType);
        }
        for (String name : zip.names()) {
            boolean relationships = name.endsWith(".rels") && RELATIONSHIPS.equals(types.get(name));
            if (!name.equals(TYPES) && !relationships && !readTypes.contains(types.get(name))) {
                throw unread(name, UninspectableReason.UNREAD_PART);
            }
        }
    }

    private void follow() {
        Set<String> reached = new HashSet<>();
        reached.add(TYPES);
        Deque<String> sources = new ArrayDeque<>();
        sources.add("");
        while (!sources.isEmpty()) {
            String source = sources.remove();
            String relationships = relationshipsOf(source);
            if (zip.has(relationships)) {
                reached.add(relationships);
                for (String target : readRelationships(source, relationships)) {
                    if (reached.add(target)) {
                        sources.add(target);
                    }
                }
            }
        }
        for (String name : zip.names()) {
            if (!reached.contains(name)) {
                throw unread(name, UninspectableReason.UNREAD_PART);
            }
        }
        if (all(Kind.WORKBOOK).size() != 1) {
            throw ZipPackage.malformed();
        }
    }

    private List<String> readRelationships(String source, String relationships) {
        List<String> found = new ArrayList<>();
        Map<String, String> byId = new HashMap<>();
        new PartHandler(relationships, budget, Set.of("rel:Relationships", "rel:Relationship"), Set.of()) {
            @Override
            void begin(String element, Attributes attributes) {
                if (element.equals("rel:Relationship")) {
                    names.add(required(attributes, "Id"));
                    String target = related(source, relationships, attributes);
                    found.add(target);
                    if (byId.put(required(attributes, "Id"), target) != null) {
                        throw ZipPackage.malformed();
                    }
                }
            }
        }.parse(zip.open(relationships));
        targets.put(source, byId);
        return found;
    }

    private String related(String source, String relationships, Attributes attributes) {
        if (attributes.getValue("TargetMode") != null && !"Internal".equals(attributes.getValue("TargetMode"))) {
            throw new UninspectableFile(
                    UninspectableReason.EXTERNAL_LINK, "part /" + relationships, Mechanism.EXTERNAL_LINK_CACHE);
        }
        Kind kind = Kind.ofRelationship(required(attributes, "Type"));
        boolean ofPackage = kind == Kind.WORKBOOK
                || kind == Kind.CORE_PROPERTIES
                || kind == Kind.EXTENDED_PROPERTIES
                || kind == Kind.CUSTOM_PROPERTIES;
        boolean inPlace = ofPackage ? source.isEmpty() : kinds.get(source) == Kind.WORKBOOK;
        if (kind == null || !inPlace) {
            throw unread(relationships, UninspectableReason.UNREAD_RELATIONSHIP);
        }
        String target = resolved(source, required(attributes, "Target"));
        if (!zip.has(target) || !kind.contentType.equals(types.get(target)) || kinds.put(target, kind) != null) {
            throw unread(relationships, UninspectableReason.UNREAD_RELATIONSHIP);
        }
        return target;
    }

    private static String relationshipsOf(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    private static String resolved(String source, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String folder = source.substring(0, source.lastIndexOf('/') + 1);
        String rest = target;
        while (rest.startsWith("../") && !folder.isEmpty()) {
            rest = rest.substring(3);
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        }
        return folder + rest;
    }

    static String required(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        if (value == null) {
            throw ZipPackage.malformed();
        }
        return value;
    }

    private static UninspectableFile unread(String name, UninspectableReason reason) {
        return new UninspectableFile(reason, "part /" + name, PartHandler.mechanism(name));
    }
}
