package org.imprimatur.audit.export;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code entries-lossy.csv} (RFC 4180): ids, codes and times, none of which needs quotes, and none of which a spreadsheet
 * program takes for a formula.
 */
public final class EntryTable {
    /** With its line end. */
    public static final String HEADER =
            "index,time,action,outcome,actor,reason,person,document,version,request,release,entry\r\n";

    /** What begins with a letter or a digit is no formula; what has none of the separators needs no quotes. */
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9][A-Za-z0-9:._-]*)?");

    private EntryTable() {}

    /** @throws TlogFormatException for what is no entry */
    static String row(long index, byte[] body) {
        ExportedEntry entry = ExportedEntry.parse(body);
        return row(
                index,
                entry.text("/time"),
                entry.text("/action"),
                entry.text("/outcome"),
                entry.text("/actor/id"),
                entry.text("/reason"),
                entry.text("/subject/person"),
                entry.text("/subject/document"),
                entry.text("/subject/version"),
                entry.text("/subject/request"),
                entry.text("/subject/release"),
                entry.text("/id"));
    }

    private static String row(@Nullable Object... cells) {
        return Arrays.stream(cells).map(EntryTable::plain).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String plain(@Nullable Object cell) {
        String text = Objects.toString(cell, "");
        if (!PLAIN.matcher(text).matches()) {
            throw new TlogFormatException("a cell is no id, code or time");
        }
        return text;
    }
}
