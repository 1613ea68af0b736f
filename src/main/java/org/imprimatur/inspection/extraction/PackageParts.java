package org.imprimatur.inspection.extraction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The parts of a package (ECMA-376 part 2), what they say that they are, and how they are related. */
public final class PackageParts {
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATIONSHIPS = ".rels";

    /**
     * @param type the last word of the relationship's type, for example {@code worksheet}
     * @param target the part's name, or what the file says where the target is outside of it
     */
    public record Related(String id, String type, String target, boolean external) {}

    private final ZipPackage zip;
    private final Budget budget;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, List<Related>> related = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final List<Segment> segments = new ArrayList<>();

    public PackageParts(ZipPackage zip, Budget budget) {
        this.zip = zip;
        this.budget = budget;
        zip.names().forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
        readTypes();
        zip.names().stream()
                .filter(PackageParts::isPlumbing)
                .filter(name -> !name.equals(TYPES))
                .forEach(this::readRelationships);
        segments.add(new Segment(
                "parts of the file",
                "",
                Segment.Use.SETTING,
                Mechanism.OTHER_PART,
                String.join("\n", zip.names()),
                null));
    }

    public static boolean isPackage(Set<String> names) {
        return names.contains(TYPES);
    }

    /** Whether the part says only what the others are and how they are related. */
    public static boolean isPlumbing(String name) {
        return name.equals(TYPES) || (name.endsWith(RELATIONSHIPS) && name.contains("_rels/"));
    }

    /** The part that the package is about; null where it names none. */
    public @Nullable String main() {
        return only("", "officeDocument");
    }

    public Set<String> names() {
        return zip.names();
    }

    public String type(String part) {
        return types.getOrDefault(part, "");
    }

    /** How some other part relates to this one: {@code worksheet}, {@code image}; empty where none does. */
    public String role(String part) {
        return roles.getOrDefault(part, "");
    }

    public List<Related> relatedTo(String source) {
        return related.getOrDefault(source, List.of());
    }

    /** The parts of this kind to which the source is related. */
    public List<String> all(String source, String type) {
        return relatedTo(source).stream()
                .filter(each -> each.type().equals(type) && !each.external() && zip.has(each.target()))
                .map(Related::target)
                .distinct()
                .toList();
    }

    /** The one part of this kind to which the source is related; null without one. Two would be read by chance. */
    public @Nullable String only(String source, String type) {
        List<String> parts = all(source, type);
        if (parts.size() > 1) {
            throw UninspectableFile.malformed();
        }
        return parts.isEmpty() ? null : parts.get(0);
    }

    /** The part that a relationship id of a part stands for. */
    public Related target(String source, String id) {
        return relatedTo(source).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(UninspectableFile::malformed);
    }

    /** What parts and relationships are called, and what outside of the file they point to. */
    public List<Segment> segments() {
        return segments;
    }

    private void readTypes() {
        if (!zip.has(TYPES)) {
            throw UninspectableFile.malformed();
        }
        Map<String, String> byExtension = new HashMap<>();
        Map<String, String> byName = new HashMap<>();
        var part = new PartHandler(TYPES, budget, Set.of("ct:Default", "ct:Override"), Set.of(), Mechanism.OTHER_PART) {
            @Override
            protected void begin(String element, Attributes attributes) {
                String type = required(attributes, "ContentType");
                if (element.equals("ct:Default")) {
                    byExtension.put(required(attributes, "Extension").toLowerCase(Locale.ROOT), type);
                } else {
                    byName.put(required(attributes, "PartName").toLowerCase(Locale.ROOT), type);
                }
                sweepUp(attributes);
            }
        };
        part.parse(zip.open(TYPES));
        segments.addAll(part.segments());
        for (String name : zip.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            String type = byName.get("/" + lower);
            if (type == null) {
                type = byExtension.get(lower.substring(lower.lastIndexOf('.') + 1));
            }
            types.put(name, type == null ? "" : type);
        }
    }

    private void readRelationships(String relationships) {
        String source = sourceOf(relationships);
        var found = new ArrayList<Related>();
        var part = new PartHandler(relationships, budget, Set.of("rel:Relationship"), Set.of(), Mechanism.OTHER_PART) {
            @Override
            protected void begin(String element, Attributes attributes) {
                found.add(related(source, attributes));
                sweep().setting(Mechanism.OTHER_PART, required(attributes, "Id"));
            }
        };
        part.parse(zip.open(relationships));
        segments.addAll(part.segments());
        if (found.stream().map(Related::id).distinct().count() != found.size()) {
            throw UninspectableFile.malformed();
        }
        for (Related each : found) {
            if (each.external()) {
                segments.add(new Segment(
                        part.place(), each.type(), Segment.Use.CONTENT, Mechanism.HYPERLINK, each.target(), null));
            } else {
                roles.putIfAbsent(each.target(), each.type());
            }
        }
        related.put(source, found);
    }

    private Related related(String source, Attributes attributes) {
        String type = required(attributes, "Type");
        String written = required(attributes, "Target");
        boolean external = "External".equalsIgnoreCase(attributes.getValue("TargetMode"));
        String target = external ? decoded(written) : resolved(source, decoded(written));
        return new Related(
                required(attributes, "Id"),
                type.substring(type.lastIndexOf('/') + 1),
                external ? target : names.getOrDefault(target.toLowerCase(Locale.ROOT), target),
                external);
    }

    private static String decoded(String target) {
        try {
            return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return target;
        }
    }

    private String sourceOf(String relationships) {
        int folder = relationships.lastIndexOf("_rels/");
        String name = relationships.substring(0, folder)
                + relationships.substring(folder + 6, relationships.length() - RELATIONSHIPS.length());
        return names.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    private static String resolved(String source, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String folder = source.substring(0, source.lastIndexOf('/') + 1);
        String rest = target;
        while (rest.startsWith("../") || rest.startsWith("./")) {
            boolean up = rest.startsWith("../");
            rest = rest.substring(up ? 3 : 2);
            folder = up && !folder.isEmpty()
                    ? folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1)
                    : folder;
        }
        return folder + rest;
    }

    /** The value of an attribute without which the part makes no sense. */
    public static String required(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        if (value == null) {
            throw UninspectableFile.malformed();
        }
        return value;
    }
}
