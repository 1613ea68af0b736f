package org.imprimatur.inspection.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Reads a workbook of binary parts (MS-XLSB): its sheets first, then every other part. */
final class XlsbReader implements RecognisedFile.Reader {
    private final ZipPackage zip;
    private final PackageParts parts;
    private final String main;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered();
    private final Set<String> taken = new HashSet<>();

    /** @param depth how many files are around this one */
    XlsbReader(ZipPackage zip, PackageParts parts, String main, Budget budget, int depth) {
        this.zip = zip;
        this.parts = parts;
        this.main = main;
        this.budget = budget;
        this.depth = depth;
    }

    @Override
    public Contents read() {
        gathered.segments(parts.segments());
        var workbook = new XlsbWorkbook("part /" + main, budget, gathered);
        workbook.read(bytes(main));
        @Nullable ThemeColours theme = null;
        @Nullable String themePart = parts.only(main, "theme");
        if (themePart != null) {
            theme = new ThemeColours(themePart, budget);
            theme.parse(zip.open(themePart));
            taken.add(themePart);
            gathered.segments(theme.segments());
        }
        var looks = new XlsbLooks(new Colours(theme));
        @Nullable String styles = parts.only(main, "styles");
        if (styles != null) {
            var left = new BinarySweep("part /" + styles, Mechanism.OTHER_PART, budget);
            BinaryRecords.each(bytes(styles), (data, type) -> {
                looks.take(data, type);
                left.take(data, type);
            });
            gathered.segments(left.sweep().segments());
        }
        @Nullable String shared = parts.only(main, "sharedStrings");
        var texts = new XlsbTexts("part /" + shared, looks, budget);
        if (shared != null) {
            BinaryRecords.each(bytes(shared), texts::take);
        }
        sheets(workbook, texts, looks);
        gathered.segments(texts.segments());
        new OtherParts(zip, parts, budget, gathered, depth).readAllBut(taken);
        return gathered.contents();
    }

    private void sheets(XlsbWorkbook workbook, XlsbTexts texts, XlsbLooks looks) {
        var displayed = new DisplayedValue(workbook.since1904());
        for (SheetEntry entry : workbook.sheets()) {
            PackageParts.Related related = parts.target(main, entry.relationship());
            String part = related.target();
            if (related.external() || taken.contains(part)) {
                throw UninspectableFile.malformed();
            }
            gathered.sheet(entry.name(), entry.state(), cells(part, entry.state(), texts, looks, displayed));
        }
        for (String left : zip.names()) {
            boolean sheet = parts.role(left).equals("worksheet")
                    || parts.type(left).equals("application/vnd.ms-excel.worksheet");
            if (sheet && !taken.contains(left)) {
                // no sheet of the workbook any more, but whoever has the file can make it one again
                Mechanism state = Mechanism.EARLIER_REVISION;
                gathered.cache("part /" + left, state, cells(left, state, texts, looks, displayed));
            }
        }
    }

    private List<Cell> cells(String part, Mechanism state, XlsbTexts texts, XlsbLooks looks, DisplayedValue displayed) {
        return new XlsbSheet("part /" + part, state, texts, looks, displayed, budget, gathered).read(bytes(part));
    }

    private byte[] bytes(String part) {
        taken.add(part);
        return zip.bytes(part);
    }
}
