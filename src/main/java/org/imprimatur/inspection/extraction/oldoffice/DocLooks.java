package org.imprimatur.inspection.extraction.oldoffice;

import java.util.List;
import java.util.Locale;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.CHPX;
import org.apache.poi.hwpf.model.Colorref;
import org.apache.poi.hwpf.model.PAPX;
import org.apache.poi.hwpf.model.PropertyNode;
import org.apache.poi.hwpf.sprm.SprmIterator;
import org.apache.poi.hwpf.sprm.SprmOperation;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.ShadingDescriptor;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** Whether a piece of text in a document of Word is seen on what lies behind it. */
final class DocLooks {
    /** In half points; smaller text is not read by anybody. */
    private static final int SMALLEST = 8;

    private static final String PAPER = "FFFFFF";
    /** Of the kinds of shading: the colour of the letters' side covers all. */
    private static final int SOLID = 1;

    private static final int AUTOMATIC = -1;
    private static final int MOST_CELLS = 66;
    /** What tells the shadings of the first cells, of the next, and of the last. */
    private static final List<Integer> CELL_GROUNDS = List.of(0x12, 0x16, 0x0c);

    private static final int CELLS_TOLD = 22;
    private static final int SHADING = 10;
    private static final int NAME_AND_LENGTH = 3;
    /** The first colours of Word, which have numbers (MS-DOC 2.9.119). */
    private static final List<String> NUMBERED = List.of(
            "", "000000", "0000FF", "00FFFF", "00FF00", "FF00FF", "FF0000", "FFFF00", "FFFFFF", "000080", "008080",
            "008000", "800080", "800000", "808000", "808080", "C0C0C0");

    private final HWPFDocument document;
    private final List<CHPX> runs;
    private final List<PAPX> paragraphs;

    DocLooks(HWPFDocument document) {
        this.document = document;
        this.runs = document.getCharacterTable().getTextRuns();
        this.paragraphs = document.getParagraphTable().getParagraphs();
    }

    /** @param cellGround the colour of the cell around the paragraph, null where it has none */
    Mechanism mechanism(CharacterRun run, Paragraph paragraph, @Nullable String cellGround) {
        if (run.isMarkedDeleted()) {
            return Mechanism.TRACKED_DELETION;
        }
        if (run.isMarkedInserted()) {
            return Mechanism.TRACKED_INSERTION;
        }
        if (run.isVanished()) {
            return Mechanism.VANISH;
        }
        if (run.getFontSize() < SMALLEST) {
            return Mechanism.TINY_TEXT;
        }
        String colour = colour(run);
        return !colour.isEmpty() && Colours.same(colour, ground(run, paragraph, cellGround))
                ? Mechanism.WHITE_TEXT
                : Mechanism.VISIBLE;
    }

    private static String colour(CharacterRun run) {
        int value = run.getIco24();
        return value == AUTOMATIC ? numbered(run.getColor()) : hexadecimal(value);
    }

    private static String numbered(int number) {
        return number >= 0 && number < NUMBERED.size() ? NUMBERED.get(number) : "";
    }

    /** Blue comes first in Word's numbers. */
    private static String hexadecimal(int value) {
        return String.format(Locale.ROOT, "%02X%02X%02X", value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff);
    }

    private String ground(CharacterRun run, Paragraph paragraph, @Nullable String cellGround) {
        if (run.isHighlighted()) {
            return numbered(run.getHighlightedColor());
        }
        CHPX own = at(runs, run.getStartOffset());
        String ground = own == null
                ? null
                : colour(own.getCharacterProperties(document.getStyleSheet(), paragraph.getStyleIndex())
                        .getShd());
        if (ground == null) {
            ground = colour(paragraph.getShading());
        }
        if (ground == null) {
            ground = cellGround;
        }
        return ground == null ? PAPER : ground;
    }

    private static <N extends PropertyNode<N>> @Nullable N at(List<N> nodes, int position) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            N node = nodes.get(middle);
            if (node.getEnd() <= position) {
                low = middle + 1;
            } else if (node.getStart() > position) {
                high = middle - 1;
            } else {
                return node;
            }
        }
        return null;
    }

    /** Null where nothing is behind the text. */
    private static @Nullable String colour(@Nullable ShadingDescriptor shading) {
        if (shading == null) {
            return null;
        }
        Colorref shown = shading.getIpat() == SOLID ? shading.getCvFore() : shading.getCvBack();
        return shown.isEmpty() || shown.getValue() == AUTOMATIC || shown.getValue() >>> 24 == 0xff
                ? null
                : hexadecimal(shown.getValue());
    }

    /** The colours of the cells of a row, told where the row ends (MS-DOC 2.6.3). */
    @Nullable
    String[] grounds(Paragraph rowEnd) {
        var grounds = new @Nullable String[MOST_CELLS];
        PAPX node = at(paragraphs, rowEnd.getStartOffset());
        if (node != null) {
            SprmIterator properties = node.getSprmBuf().iterator();
            while (properties.hasNext()) {
                SprmOperation property = properties.next();
                byte[] all = property.getGrpprl();
                int at = property.getGrpprlOffset();
                int first = property.getType() == SprmOperation.TYPE_TAP
                        ? CELL_GROUNDS.indexOf(property.getOperation()) * CELLS_TOLD
                        : -1;
                int told = (property.size() - NAME_AND_LENGTH) / SHADING;
                for (int i = 0; first >= 0 && i < Math.min(CELLS_TOLD, told); i++) {
                    grounds[first + i] = colour(new ShadingDescriptor(all, at + SHADING * i));
                }
            }
        }
        return grounds;
    }
}
