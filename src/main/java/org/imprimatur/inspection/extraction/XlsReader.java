package org.imprimatur.inspection.extraction;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;

/** Reads a workbook of the format that Excel wrote until 2003 (MS-XLS): its stream of records, then every other stream. */
final class XlsReader {
    private static final String WORKBOOK = "Workbook";
    private static final int BIFF8 = 0x600;
    /** Of a chart that is a sheet of its own. */
    private static final int CHART = 0x20;

    private final DirectoryEntry root;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered();

    /** @param depth how many files are around this one */
    XlsReader(DirectoryEntry root, Budget budget, int depth) {
        this.root = root;
        this.budget = budget;
        this.depth = depth;
    }

    /** Older formats have a stream of another name. */
    static boolean isWorkbook(DirectoryEntry root) {
        return root.hasEntryCaseInsensitive(WORKBOOK);
    }

    /** @param file the whole container, in which there may be more than its streams */
    Contents read(byte[] file) throws IOException {
        FreeSectors.sweep(file, budget, gathered);
        return read();
    }

    Contents read() throws IOException {
        if (!(root.getEntryCaseInsensitive(WORKBOOK) instanceof DocumentEntry workbook)) {
            throw UninspectableFile.malformed();
        }
        byte[] stream = OleStreams.bytes(workbook, budget);
        if (stream.length < 8) {
            throw UninspectableFile.malformed();
        }
        readWorkbook(stream);
        new XlsStorages(budget, gathered, depth).readAllBut(root, workbook);
        return gathered.contents();
    }

    private void readWorkbook(byte[] stream) {
        var records = new BiffRecords(stream);
        if (records.version() != BIFF8) {
            throw new UninspectableFile(UninspectableReason.UNSUPPORTED_FORMAT);
        }
        if (records.areEncrypted()) {
            throw new UninspectableFile(UninspectableReason.ENCRYPTED);
        }
        List<BiffRecords.Substream> parts = records.substreams();
        var globals = new XlsGlobals(records, parts.get(0), budget, gathered);
        Set<Integer> sheets = new HashSet<>();
        List<SheetEntry> states = globals.states();
        for (int i = 0; i < states.size(); i++) {
            int start = globals.sheets().get(i).getPositionOfBof();
            BiffRecords.Substream part = parts.stream()
                    .filter(each -> each.from() == start)
                    .findFirst()
                    .orElseThrow(UninspectableFile::malformed);
            if (!sheets.add(part.from())) {
                throw UninspectableFile.malformed();
            }
            SheetEntry entry = states.get(i);
            gathered.sheet(entry.name(), entry.state(), cells(records, part, entry.name(), entry.state(), globals));
        }
        for (BiffRecords.Substream left : parts.subList(1, parts.size())) {
            if (!sheets.contains(left.from())) {
                String place = String.format(Locale.ROOT, "stream Workbook at %d", left.from());
                Mechanism state = Mechanism.EARLIER_REVISION;
                gathered.cache(place, state, cells(records, left, place, state, globals));
            }
        }
        gathered.segments(globals.unusedTexts());
        int end = parts.get(parts.size() - 1).to();
        byte[] rest = java.util.Arrays.copyOfRange(stream, end, stream.length);
        OleStreams.settings(rest, "stream Workbook, its end", Mechanism.EARLIER_REVISION, budget, gathered);
    }

    private List<Cell> cells(
            BiffRecords records, BiffRecords.Substream part, String name, Mechanism state, XlsGlobals globals) {
        var sheet = new XlsSheet("workbook!" + name, state, globals, budget, gathered);
        sheet.read(records, part);
        return part.type() == CHART ? List.of() : sheet.cells();
    }
}
