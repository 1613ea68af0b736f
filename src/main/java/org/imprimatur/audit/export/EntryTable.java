package org.imprimatur.audit.export;

import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code entries-lossy.csv} (RFC 4180): ids, codes and times, none of which needs quotes, and none of which a spreadsheet
 * program takes for a formula: what begins with a letter or a digit is none, and what has no separators needs no quotes.
 */
public final class EntryTable {
    /** With its line end. */
    public static final String HEADER =
            "index,time,action,outcome,actor,reason,person,document,version,request,release,entry\r\n";

    private EntryTable() {}

    /** @throws TlogFormatException for an entry with a cell that could be a formula or needs quotes */
    static void row(long index, ExportedEntry entry, StringBuilder into) {
        into.append(index);
        cell(entry.text("time"), into);
        cell(entry.text("action"), into);
        cell(entry.text("outcome"), into);
        cell(entry.text("actor/id"), into);
        cell(entry.text("reason"), into);
        cell(entry.text("subject/person"), into);
        cell(entry.text("subject/document"), into);
        cell(entry.text("subject/version"), into);
        cell(entry.text("subject/request"), into);
        cell(entry.text("subject/release"), into);
        cell(entry.text("id"), into);
        into.append("\r\n");
    }

    private static void cell(@Nullable String text, StringBuilder into) {
        into.append(',');
        if (text == null) {
            return;
        }
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (!isLetterOrDigit(each) && (at == 0 || ":._-".indexOf(each) < 0)) {
                throw new TlogFormatException("a cell is no id, code or time");
            }
        }
        into.append(text);
    }

    private static boolean isLetterOrDigit(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    }
}
