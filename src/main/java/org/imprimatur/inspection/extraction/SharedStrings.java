package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.xml.sax.Attributes;

/** The texts that cells share. Those that no cell uses any more are still in the file. */
final class SharedStrings extends PartHandler {
    private static final Set<String> ELEMENTS = RichText.with("sst", "si");

    private final List<String> strings = new ArrayList<>();
    private final BitSet used = new BitSet();
    private final StringBuilder current = new StringBuilder();

    SharedStrings(String part, Budget budget) {
        super(part, budget, ELEMENTS, Set.of("t"));
    }

    /** The text with this index, which a cell uses. */
    String use(String index) {
        int number = CellReference.number(index, strings.size() - 1);
        used.set(number);
        return strings.get(number);
    }

    @Override
    void begin(String element, Attributes attributes) {
        RichText.check(element, attributes, this);
        super.begin(element, attributes);
    }

    @Override
    void end(String element, String content) {
        if (element.equals("t")) {
            current.append(content);
        } else if (element.equals("si")) {
            strings.add(RichText.unescaped(current.toString()));
            current.setLength(0);
        }
    }

    /** Texts that no cell shows, once all sheets are read. */
    List<Segment> unused() {
        var left = new ArrayList<Segment>();
        for (int i = used.nextClearBit(0); i < strings.size(); i = used.nextClearBit(i + 1)) {
            if (!strings.get(i).isBlank()) {
                left.add(new Segment(
                        place(), "text " + i, Segment.Use.CONTENT, Mechanism.EARLIER_REVISION, strings.get(i), null));
            }
        }
        return left;
    }
}
