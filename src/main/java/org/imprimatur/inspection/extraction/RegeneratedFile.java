package org.imprimatur.inspection.extraction;

import java.util.BitSet;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Table;
import org.jspecify.annotations.Nullable;

/**
 * A new file made of nothing but what a reader sees of another: the displayed text of the visible cells. No hidden sheet,
 * row or column, no formula, no property, no invisible character, no digit more than was displayed. The same contents give
 * the same bytes.
 */
public record RegeneratedFile(String fileName, String mediaType, byte[] bytes, Sha256 sha256) {
    private static final String MARK = "-visible";
    private static final int LONGEST_BASE = 180;

    /** @return null when nothing is visible, or files of this format are not made anew */
    public static @Nullable RegeneratedFile of(Contents contents, String sourceName) {
        Contents.Format format = contents.format();
        if (format == null) {
            return null;
        }
        List<Table> visible = contents.tables().stream()
                .filter(table -> table.sheet() == Mechanism.VISIBLE)
                .map(RegeneratedFile::visible)
                .toList();
        boolean text = format == Contents.Format.TXT && visible.isEmpty();
        if (text
                ? contents.segments().isEmpty()
                : visible.stream().allMatch(table -> table.cells().isEmpty())) {
            return null;
        }
        byte[] bytes = switch (format) {
            case XLSX -> RegeneratedWorkbook.bytes(visible);
            case CSV -> RegeneratedCsv.bytes(visible.get(0), ',');
            case TSV -> RegeneratedCsv.bytes(visible.get(0), '\t');
            case TXT -> text ? RegeneratedText.bytes(contents.segments()) : RegeneratedCsv.bytes(visible.get(0), '\t');
        };
        return new RegeneratedFile(name(sourceName, format), format.mediaType(), bytes, Sha256.of(bytes));
    }

    /** The source's name with a word that tells the two apart, not longer than file names may be. */
    private static String name(String source, Contents.Format format) {
        int dot = source.lastIndexOf('.');
        String base = dot > 0 ? source.substring(0, dot) : source;
        if (base.endsWith(MARK)) {
            base = base.substring(0, base.length() - MARK.length());
        }
        if (base.codePointCount(0, base.length()) > LONGEST_BASE) {
            base = base.substring(0, base.offsetByCodePoints(0, LONGEST_BASE));
        }
        return base + MARK + "." + format.extension();
    }

    /** Only visible cells, moved together where hidden rows and columns were. */
    private static Table visible(Table table) {
        var hiddenRows = new BitSet();
        var hiddenColumns = new BitSet();
        for (Cell cell : table.cells()) {
            if (cell.mechanism() == Mechanism.ROW_HIDDEN) {
                hiddenRows.set(cell.row());
            } else if (cell.mechanism() == Mechanism.COLUMN_HIDDEN) {
                hiddenColumns.set(cell.column());
            }
        }
        int[] removedRows = removedBefore(hiddenRows);
        int[] removedColumns = removedBefore(hiddenColumns);
        List<Cell> cells = table.cells().stream()
                .filter(cell -> cell.mechanism() == Mechanism.VISIBLE)
                .map(cell -> new Cell(
                        cell.row() - removed(removedRows, cell.row()),
                        cell.column() - removed(removedColumns, cell.column()),
                        cell.kind(),
                        DisplayedText.of(cell.text()),
                        "",
                        Mechanism.VISIBLE))
                .filter(cell -> !cell.text().isBlank())
                .toList();
        return new Table(table.path(), DisplayedText.of(table.name()), Mechanism.VISIBLE, cells);
    }

    private static int[] removedBefore(BitSet hidden) {
        int[] removed = new int[hidden.length() + 1];
        for (int i = 1; i < removed.length; i++) {
            removed[i] = removed[i - 1] + (hidden.get(i - 1) ? 1 : 0);
        }
        return removed;
    }

    private static int removed(int[] removedBefore, int index) {
        return removedBefore[Math.min(index, removedBefore.length - 1)];
    }
}
