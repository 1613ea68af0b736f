package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.xml.sax.Attributes;

/** The texts that cells share. Those that no cell uses any more are still in the file. */
final class SharedStrings extends PartHandler {
    private final List<StyledText> strings = new ArrayList<>();
    private final BitSet used = new BitSet();
    private final RichText current;

    SharedStrings(String part, Budget budget, Colours colours) {
        super(part, budget, elements(), Set.of("t"), Mechanism.EARLIER_REVISION);
        this.current = new RichText(colours, sweep());
    }

    private static Set<String> elements() {
        var elements = new HashSet<>(RichText.ELEMENTS);
        elements.add("si");
        return elements;
    }

    /** The text with this index, which a cell uses. */
    StyledText use(int index) {
        if (index < 0 || index >= strings.size()) {
            throw UninspectableFile.malformed();
        }
        used.set(index);
        return strings.get(index);
    }

    @Override
    protected void begin(String element, Attributes attributes) {
        current.begin(element, attributes);
        if (attributes.getLength() > 0) {
            sweepUp(attributes);
        }
    }

    @Override
    protected void end(String element, String content) {
        current.end(element, content);
        if (element.equals("si")) {
            strings.add(current.done());
        }
    }

    /** Also the texts that no cell shows, once all sheets are read. */
    @Override
    public List<Segment> segments() {
        var left = new ArrayList<>(super.segments());
        for (int i = used.nextClearBit(0); i < strings.size(); i = used.nextClearBit(i + 1)) {
            String text = strings.get(i).text();
            if (!text.isBlank()) {
                left.add(
                        new Segment(place(), "text " + i, Segment.Use.CONTENT, Mechanism.EARLIER_REVISION, text, null));
            }
        }
        return left;
    }
}
