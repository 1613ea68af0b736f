package org.imprimatur.inspection.extraction.opendocument;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.GivenNames;
import org.imprimatur.inspection.extraction.PartHandler;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.ZipPackage;
import org.imprimatur.inspection.extraction.image.PictureMetadata;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.xml.sax.Attributes;

/** Reads a document in its package, then every other part of the package (ODF 1.3 part 2). */
final class OpenDocumentReader implements RecognisedFile.Reader {
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final int LONGEST_SETTINGS = 1 << 16;
    private static final int DEEPEST = 5;

    private final ZipPackage zip;
    private final OdfKind kind;
    private final Budget budget;
    private final int depth;
    private final String folder;
    private final Gathered gathered = new Gathered(null);
    private final Set<String> taken;

    OpenDocumentReader(ZipPackage zip, OdfKind kind, Budget budget, int depth) {
        this(zip, kind, budget, depth, "", new HashSet<>(Set.of("mimetype", MANIFEST)));
    }

    private OpenDocumentReader(
            ZipPackage zip, OdfKind kind, Budget budget, int depth, String folder, Set<String> taken) {
        this.zip = zip;
        this.kind = kind;
        this.budget = budget;
        this.depth = depth;
        this.folder = folder;
        this.taken = taken;
    }

    @Override
    public Contents read() {
        Map<String, OdfKind> inside = manifest();
        GivenNames.ofParts(zip.names(), gathered);
        gathered.segment(new Segment(
                "parts of the file",
                "",
                Segment.Use.SETTING,
                Mechanism.OTHER_PART,
                String.join("\n", zip.names()),
                null));
        document();
        for (Map.Entry<String, OdfKind> each : inside.entrySet()) {
            // an inner object of an inner object is read with the latter's folder before it
            var inner = new OpenDocumentReader(zip, each.getValue(), budget, depth + 1, each.getKey(), taken);
            if (zip.has(each.getKey() + "content.xml")) {
                inner.document();
                Mechanism mechanism = each.getValue() == OdfKind.PART ? Mechanism.VISIBLE : Mechanism.EMBEDDED_OBJECT;
                gathered.embedded("object " + each.getKey(), mechanism, inner.gathered.contents());
            }
        }
        for (String part : zip.names()) {
            if (!taken.contains(part)) {
                other(part);
            }
        }
        return gathered.contents();
    }

    /** The folders of documents inside, with their kinds. */
    private Map<String, OdfKind> manifest() {
        var inside = new TreeMap<String, OdfKind>();
        if (!zip.has(MANIFEST)) {
            throw UninspectableFile.malformed();
        }
        var known = Set.of("manifest:file-entry", "manifest:encryption-data");
        var part = new PartHandler(MANIFEST, budget, known, Set.of(), Mechanism.OTHER_PART) {
            @Override
            protected void begin(String element, Attributes attributes) {
                if (element.equals("manifest:encryption-data")) {
                    throw new UninspectableFile(UninspectableReason.ENCRYPTED);
                }
                String path = OdfStyles.value(attributes, "manifest:full-path", "");
                String type = OdfStyles.value(attributes, "manifest:media-type", "");
                if (path.endsWith("/") && path.length() > 1 && type.contains("opendocument")) {
                    inside.put(path, OdfKind.of(type));
                }
                sweepUp(attributes);
            }
        };
        part.parse(zip.open(MANIFEST));
        gathered.segments(part.segments());
        if (inside.keySet().stream()
                .anyMatch(path -> path.chars().filter(c -> c == '/').count() > DEEPEST)) {
            throw UninspectableFile.malformed();
        }
        return inside;
    }

    private void document() {
        if (kind == OdfKind.SPREADSHEET) {
            gathered.counted(Contents.Unit.SHEET, SheetCount.NONE);
        }
        if (!zip.has(folder + "content.xml")) {
            throw UninspectableFile.malformed();
        }
        var contents = new OdfContents(kind, kind == OdfKind.TEXT ? "body" : "text", budget, gathered);
        for (String name : List.of("styles.xml", "content.xml")) {
            if (zip.has(folder + name)) {
                var part = new OdfPart(folder + name, contents, depth, name.equals("styles.xml"));
                try {
                    part.parse(zip.open(folder + name));
                } catch (ArithmeticException | NoSuchElementException e) {
                    // tables or places that are not as the schema has them
                    throw UninspectableFile.malformed();
                }
                part.into();
                taken.add(folder + name);
            }
        }
        contents.finish();
        for (String name : List.of("meta.xml", "settings.xml")) {
            if (zip.has(folder + name)) {
                var part = new OdfMeta(folder + name, budget);
                part.parse(zip.open(folder + name));
                gathered.segments(part.segments());
                if (part.isUnread()) {
                    gathered.unread("part /" + folder + name, Mechanism.OTHER_PART);
                }
                taken.add(folder + name);
            }
        }
    }

    private void other(String part) {
        String place = "part /" + part;
        byte[] bytes = zip.bytes(part);
        String lower = part.toLowerCase(Locale.ROOT);
        if (bytes.length == 0) {
            return;
        }
        if (lower.startsWith("basic/") || lower.startsWith("dialogs/") || lower.startsWith("scripts/")) {
            macro(part, bytes);
        } else if (lower.endsWith(".xml") || lower.endsWith(".rdf")) {
            xml(part, bytes, lower.startsWith("versionlist") ? Mechanism.EARLIER_REVISION : Mechanism.OTHER_PART);
        } else if (lower.startsWith("versions/")) {
            new EmbeddedFile(budget, depth, Mechanism.EARLIER_REVISION).read(bytes, place, gathered);
        } else if (isPicture(lower, bytes)) {
            gathered.unread(place, Mechanism.IMAGE_TEXT);
            PictureMetadata.ofPart(bytes, place, budget, depth, gathered);
        } else if (lower.endsWith("layout-cache") && bytes.length <= LONGEST_SETTINGS) {
            setting(place, BinaryStrings.in(bytes), Mechanism.OTHER_PART);
            if (!LayoutCache.is(bytes)) {
                gathered.unread(place, Mechanism.OTHER_PART);
            }
        } else if (lower.startsWith("object ") || lower.contains("object")) {
            new EmbeddedFile(budget, depth, Mechanism.EMBEDDED_OBJECT).read(bytes, place, gathered);
        } else {
            setting(place, BinaryStrings.in(bytes), Mechanism.OTHER_PART);
            new EmbeddedFile(budget, depth, Mechanism.OTHER_PART).read(bytes, place, gathered);
        }
    }

    private static boolean isPicture(String lower, byte[] bytes) {
        return lower.contains("pictures/")
                || lower.contains("thumbnails/")
                || lower.contains("objectreplacements/")
                || PictureMetadata.isPicture(bytes);
    }

    private void setting(String place, String text, Mechanism mechanism) {
        budget.read(text.length());
        gathered.segment(new Segment(place, "", Segment.Use.SETTING, mechanism, text, null));
    }

    private void xml(String part, byte[] bytes, Mechanism mechanism) {
        var swept = new Swept(part, budget, mechanism);
        swept.parse(new ByteArrayInputStream(bytes));
        gathered.segments(swept.segments());
        if (swept.encoded()) {
            gathered.unread("part /" + part, mechanism);
        }
    }

    private static final class Swept extends PartHandler {
        Swept(String part, Budget budget, Mechanism mechanism) {
            super(part, budget, Set.of(), Set.of(), mechanism);
        }

        boolean encoded() {
            return sweep().isEncoded();
        }
    }

    /** Sources in XML, whose document type every program writes and none reads, or as they are. */
    private void macro(String part, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int type = text.indexOf("<!DOCTYPE");
        int end = text.indexOf('>', Math.max(0, type));
        if (type >= 0 && end > type && text.indexOf('[', type) < 0) {
            text = text.substring(0, type) + text.substring(end + 1);
        }
        if (text.startsWith("<?xml")) {
            xml(part, text.getBytes(StandardCharsets.UTF_8), Mechanism.MACRO);
        } else {
            budget.read(text.length());
            gathered.segment(new Segment("part /" + part, "", Segment.Use.CONTENT, Mechanism.MACRO, text, null));
        }
    }
}
