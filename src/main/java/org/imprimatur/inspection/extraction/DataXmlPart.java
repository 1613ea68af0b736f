package org.imprimatur.inspection.extraction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.xml.sax.Attributes;

/** XML that holds data of another program. An element with several values is a row; their names are the headers. */
public final class DataXmlPart extends PartHandler {
    private static final int FEWEST_ROWS = 3;

    private final CacheTable table;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Deque<Map<String, String>> open = new ArrayDeque<>();
    private int rows;

    public DataXmlPart(String part, Budget budget, Mechanism mechanism) {
        super(part, budget, Set.of(), Set.of(), mechanism);
        this.table = new CacheTable(mechanism, budget);
    }

    /** Empty where there are hardly any rows. */
    public List<Cell> cells() {
        return rows < FEWEST_ROWS ? List.of() : table.cells();
    }

    @Override
    protected void opened(Attributes attributes) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < attributes.getLength(); i++) {
            values.put(attributes.getLocalName(i), attributes.getValue(i));
        }
        open.push(values);
    }

    @Override
    protected void closed(String name, CharSequence written) {
        String text = written.toString();
        Map<String, String> values = open.pop();
        Map<String, String> around = open.peek();
        if (around != null && !text.isBlank()) {
            around.put(name, text.strip());
        }
        if (values.size() > 1) {
            rows++;
            values.forEach(this::value);
        }
    }

    private void value(String name, String value) {
        int column = columns.computeIfAbsent(name, each -> columns.size());
        if (column == columns.size() - 1) {
            // lastName is spelled as a header would be
            table.text(0, column, name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        }
        table.text(rows, column, value);
    }
}
