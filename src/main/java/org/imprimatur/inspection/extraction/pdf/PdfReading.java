package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.SheetCount;

/** A whole file: its present state, then each that it had before (ISO 32000-2, 7.5.6), then what belongs to none. */
final class PdfReading {
    private static final int MOST_REVISIONS = 200;

    private final byte[] bytes;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered = new Gathered((Contents.Format) null);
    private final Known known = new Known();
    private final ObjectRanges ranges;

    /** @param depth how many files are around this one */
    PdfReading(byte[] bytes, Budget budget, int depth) {
        this.bytes = bytes;
        this.budget = budget;
        this.depth = depth;
        this.ranges = new ObjectRanges(bytes);
    }

    Contents read() throws IOException {
        var raw = new RawFile(bytes);
        if (raw.header() != 0) {
            // viewers differ in where they count from
            throw UninspectableFile.malformed();
        }
        try {
            raw.weigh(budget);
            try (PDDocument document = StrictParser.open(bytes)) {
                var telling = new Telling("", null, known, budget, gathered);
                var reading = new DocumentReading(document, telling, depth);
                reading.read();
                gathered.counted(Contents.Unit.PAGE, new SheetCount(reading.pages(), 0, 0));
                ranges.add(document.getDocument(), telling);
                // a file that lies in this one unpacked has an end of its own
                List<Integer> ends = raw.earlierEnds().stream()
                        .filter(end -> !ranges.has(end - 1))
                        .toList();
                reading.sweep().left(earlier(ends));
                ranges.between(telling);
            }
        } catch (UninspectableFile e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // the library's way to say that something is not what it should be
            throw UninspectableFile.malformed();
        }
        byte[] rest = raw.rest();
        if (rest.length > 0) {
            String text = BinaryStrings.in(rest);
            budget.read(text.length());
            gathered.segment(new Segment("end of the file", "", Segment.Use.SETTING, Mechanism.OTHER_PART, text, null));
            gathered.unread("end of the file", Mechanism.OTHER_PART);
        }
        return gathered.contents();
    }

    /** The objects that earlier states led to. */
    private Set<String> earlier(List<Integer> ends) {
        Set<String> objects = new HashSet<>();
        // the latest first: what stayed from one to the next is told once
        for (int i = ends.size() - 1; i >= 0; i--) {
            String place = "revision " + (i + 1);
            if (ends.size() - i > MOST_REVISIONS) {
                gathered.unread(place, Mechanism.EARLIER_REVISION);
                continue;
            }
            byte[] before = Arrays.copyOf(bytes, ends.get(i));
            try (PDDocument document = StrictParser.open(before)) {
                var telling = new Telling(place + ", ", Mechanism.EARLIER_REVISION, known, budget, gathered);
                var reading = new DocumentReading(document, telling, depth);
                reading.read();
                objects.addAll(reading.sweep().names());
                ranges.add(document.getDocument(), telling);
            } catch (UninspectableFile e) {
                if (e.reason().isLimit()) {
                    throw e;
                }
                gathered.unread(place, Mechanism.EARLIER_REVISION);
            } catch (IOException | RuntimeException e) {
                gathered.unread(place, Mechanism.EARLIER_REVISION);
            }
        }
        return objects;
    }
}
