package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Reads a workbook of XML parts (ECMA-376): its sheets first, then every other part. */
final class XlsxReader implements RecognisedFile.Reader {
    private final ZipPackage zip;
    private final PackageParts parts;
    private final String main;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered();
    private final Set<String> taken = new HashSet<>();

    /** @param depth how many files are around this one */
    XlsxReader(ZipPackage zip, PackageParts parts, String main, Budget budget, int depth) {
        this.zip = zip;
        this.parts = parts;
        this.main = main;
        this.budget = budget;
        this.depth = depth;
    }

    @Override
    public Contents read() {
        gathered.segments(parts.segments());
        var workbook = taken(new WorkbookPart(main, budget), main);
        @Nullable ThemeColours theme = null;
        @Nullable String themePart = parts.only(main, "theme");
        if (themePart != null) {
            theme = taken(new ThemeColours(themePart, budget), themePart);
        }
        var colours = new Colours(theme);
        @Nullable String stylesPart = parts.only(main, "styles");
        var styles = new CellStyles(stylesPart == null ? "" : stylesPart, budget, colours);
        if (stylesPart != null) {
            taken(styles, stylesPart);
        }
        @Nullable SharedStrings shared = null;
        @Nullable String sharedPart = parts.only(main, "sharedStrings");
        if (sharedPart != null) {
            shared = new SharedStrings(sharedPart, budget, colours);
            parse(shared, sharedPart);
        }
        sheets(workbook, styles, colours, shared);
        if (shared != null) {
            gathered.segments(shared.segments());
        }
        new OtherParts(zip, parts, budget, gathered, depth).readAllBut(taken);
        return gathered.contents();
    }

    private void sheets(WorkbookPart workbook, CellStyles styles, Colours colours, @Nullable SharedStrings shared) {
        var displayed = new DisplayedValue(workbook.since1904());
        for (SheetEntry entry : workbook.sheets()) {
            PackageParts.Related related = parts.target(main, entry.relationship());
            String part = related.target();
            if (related.external() || taken.contains(part)) {
                throw UninspectableFile.malformed();
            }
            List<Cell> cells = new ArrayList<>();
            if (!related.type().equals("chartsheet")) {
                cells = taken(new SheetPart(part, budget, entry.state(), shared, styles, colours, displayed), part)
                        .cells();
            }
            gathered.sheet(entry.name(), entry.state(), cells);
        }
        for (String left : zip.names()) {
            if (!taken.contains(left)
                    && (parts.role(left).equals("worksheet") || parts.type(left).endsWith(".worksheet+xml"))) {
                // no sheet of the workbook any more, but whoever has the file can make it one again
                Mechanism state = Mechanism.EARLIER_REVISION;
                var part = taken(new SheetPart(left, budget, state, shared, styles, colours, displayed), left);
                gathered.cache("part /" + left, state, part.cells());
            }
        }
    }

    private <P extends PartHandler> P taken(P handler, String part) {
        parse(handler, part);
        gathered.segments(handler.segments());
        return handler;
    }

    private void parse(PartHandler handler, String part) {
        handler.parse(zip.open(part));
        taken.add(part);
    }
}
