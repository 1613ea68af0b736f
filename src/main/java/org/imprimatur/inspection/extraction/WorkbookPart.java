package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** {@code workbook.xml}: the sheets and their states, and the names that stand for formulas. */
final class WorkbookPart extends PartHandler {
    private static final Set<String> RELATIONSHIPS = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");
    private static final Set<String> ELEMENTS =
            Set.of("workbookPr", "workbookView", "sheet", "definedName", "pivotCache");

    private final List<SheetEntry> sheets = new ArrayList<>();
    private final List<Segment> names = new ArrayList<>();
    private boolean since1904;
    private final WorkbookView view = new WorkbookView();
    private String name = "";
    private boolean nameHidden;

    WorkbookPart(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("definedName"), Mechanism.OTHER_PART);
    }

    List<SheetEntry> sheets() {
        return view.seen(sheets);
    }

    /** Whether day 0 is 1 January 1904 instead of 31 December 1899. */
    boolean since1904() {
        return since1904;
    }

    @Override
    public List<Segment> segments() {
        var all = new ArrayList<>(names);
        all.addAll(super.segments());
        return all;
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        if (!element.equals("sheet")) {
            super.begin(element, attributes);
        }
        switch (element) {
            case "sheet" -> sheets.add(sheet(attributes));
            case "definedName" -> {
                name = PackageParts.required(attributes, "name");
                nameHidden = isTrue(attributes.getValue("hidden"));
            }
            case "workbookView" -> {
                String visibility = attributes.getValue("visibility");
                String tabs = attributes.getValue("showSheetTabs");
                String shown = attributes.getValue("activeTab");
                view.window(
                        visibility == null || visibility.equals("visible"),
                        tabs == null || isTrue(tabs),
                        shown == null ? 0 : CellReference.number(shown, 99_999));
            }
            case "workbookPr" -> since1904 = isTrue(attributes.getValue("date1904"));
            default -> {}
        }
    }

    @Override
    protected void end(String element, String content) {
        if (element.equals("definedName")) {
            names.add(DefinedName.segment(place(), name, content.strip(), nameHidden));
        }
    }

    private SheetEntry sheet(Attributes attributes) {
        String state = attributes.getValue("state");
        Mechanism mechanism = switch (state == null ? "visible" : state) {
            case "visible" -> Mechanism.VISIBLE;
            case "hidden" -> Mechanism.SHEET_HIDDEN;
            case "veryHidden" -> Mechanism.SHEET_VERY_HIDDEN;
            default -> throw UninspectableFile.malformed();
        };
        return new SheetEntry(PackageParts.required(attributes, "name"), mechanism, relationship(attributes));
    }

    private static String relationship(Attributes attributes) {
        for (String namespace : RELATIONSHIPS) {
            String id = attributes.getValue(namespace, "id");
            if (id != null) {
                return id;
            }
        }
        throw UninspectableFile.malformed();
    }

    static boolean isTrue(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }
}
