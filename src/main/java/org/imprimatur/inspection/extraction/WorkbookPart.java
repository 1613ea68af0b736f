package org.imprimatur.inspection.extraction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code workbook.xml}: the sheets and their states. */
final class WorkbookPart extends PartHandler {
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Set<String> ELEMENTS = Set.of(
            "workbook",
            "fileVersion",
            "fileSharing",
            "workbookPr",
            "workbookProtection",
            "bookViews",
            "workbookView",
            "sheets",
            "sheet",
            "definedNames",
            "definedName",
            "calcPr",
            "mc:AlternateContent",
            "mc:Choice",
            "mc:Fallback",
            "x15ac:absPath",
            "xr:revisionPtr",
            "extLst",
            "ext",
            "x15:workbookPr",
            "xcalcf:calcFeatures",
            "xcalcf:feature");

    /** Names that printing and filtering make by themselves, which point into the workbook and hold nothing. */
    private static final Set<String> PLAIN_NAMES =
            Set.of("_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase");

    private static final Pattern ONE_REFERENCE = Pattern.compile(
            "(?:'((?:[^']|'')+)'|([\\p{L}_][\\p{L}\\p{Nd}_.]*))!"
                    + "(?:\\$?[A-Z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Z]{1,3}\\$?\\d{1,7})?|\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}|\\$?\\d{1,7}:\\$?\\d{1,7})");

    /**
     * @param state how a reader sees the sheet
     * @param relationship id of its part
     */
    record SheetEntry(String name, Mechanism state, String relationship) {}

    private final List<SheetEntry> sheets = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private boolean since1904;

    WorkbookPart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("definedName"));
    }

    List<SheetEntry> sheets() {
        return sheets;
    }

    /** Whether day 0 is 1 January 1904 instead of 31 December 1899. */
    boolean since1904() {
        return since1904;
    }

    @Override
    void begin(String element, Attributes attributes) {
        if (!element.equals("sheet")) {
            super.begin(element, attributes);
        }
        switch (element) {
            case "sheet" -> sheet(attributes);
            case "definedName" -> definedName(attributes);
            case "workbookView" -> {
                String visibility = attributes.getValue("visibility");
                if (visibility != null && !visibility.equals("visible")) {
                    throw unread(UninspectableReason.UNREAD_ELEMENT);
                }
            }
            case "workbookPr" -> since1904 = isTrue(attributes.getValue("date1904"));
            default -> {}
        }
    }

    private void sheet(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!Set.of("name", "sheetId", "state", "id").contains(attributes.getLocalName(i))) {
                throw unread(UninspectableReason.UNREAD_ELEMENT);
            }
        }
        String state = attributes.getValue("state");
        String relationship = attributes.getValue(RELATIONSHIPS, "id");
        if (relationship == null) {
            throw unread(UninspectableReason.MALFORMED);
        }
        Mechanism mechanism = switch (state == null ? "visible" : state) {
            case "visible" -> Mechanism.VISIBLE;
            case "hidden" -> Mechanism.SHEET_HIDDEN;
            case "veryHidden" -> Mechanism.SHEET_VERY_HIDDEN;
            default -> throw unread(UninspectableReason.MALFORMED);
        };
        sheets.add(new SheetEntry(PackageParts.required(attributes, "name"), mechanism, relationship));
    }

    private void definedName(Attributes attributes) {
        boolean plain = PLAIN_NAMES.contains(PackageParts.required(attributes, "name"));
        for (int i = 0; i < attributes.getLength(); i++) {
            plain &= Set.of("name", "localSheetId", "hidden").contains(attributes.getLocalName(i));
        }
        if (!plain) {
            throw unreadName();
        }
    }

    @Override
    void end(String element, String content) {
        if (element.equals("definedName")) {
            references.add(content.strip());
        }
    }

    /** Refuses names that are more than references to places in sheets of this workbook. */
    void checkNames() {
        Set<String> names = new HashSet<>();
        sheets.forEach(sheet -> names.add(sheet.name()));
        for (String reference : references) {
            var matcher = ONE_REFERENCE.matcher(reference);
            int expected = 0;
            while (expected <= reference.length() && matcher.find(expected)) {
                @Nullable String quoted = matcher.group(1);
                @Nullable String bare = matcher.group(2);
                String sheet = quoted != null ? quoted.replace("''", "'") : bare;
                boolean separated = matcher.end() == reference.length() || reference.charAt(matcher.end()) == ',';
                if (matcher.start() != expected || !separated || !names.contains(sheet)) {
                    throw unreadName();
                }
                expected = matcher.end() + 1;
            }
            if (expected != reference.length() + 1) {
                throw unreadName();
            }
        }
    }

    private UninspectableFile unreadName() {
        return new UninspectableFile(UninspectableReason.DEFINED_NAME, place(), Mechanism.DEFINED_NAME);
    }

    static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }
}
