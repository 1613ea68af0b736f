package org.imprimatur.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lossy table: what a spreadsheet program shows of an entry, and takes for no formula. */
class EntryTableTest {
    private static final String ENTRY = "{\"action\":\"PUBLISH_RELEASE\",\"actor\":{\"id\":\"Z9\",\"kind\":\"SYSTEM\"},"
            + "\"app\":\"1\",\"facts\":{},\"id\":\"00000000-0000-7000-0000-000000000001\",\"outcome\":\"REFUSED\","
            + "\"reason\":\"az-AZ.09:_\",\"rows\":[],\"subject\":{\"document\":\"d1\",\"person\":\"p1\",\"release\":\"r1\","
            + "\"request\":\"q1\",\"version\":\"v1\"},\"time\":\"2026-11-23T12:00:00.000000Z\","
            + "\"type\":\"org.imprimatur.audit-entry\",\"v\":1}";

    private static String row(String entry) {
        var row = new StringBuilder();
        EntryTable.row(17, ExportedEntry.parse(entry.getBytes(StandardCharsets.UTF_8)), row);
        return row.toString();
    }

    @Test
    void each_column_says_of_the_entry_what_its_name_says() {
        assertThat(EntryTable.HEADER)
                .isEqualTo("index,time,action,outcome,actor,reason,person,document,version,request,release,entry\r\n");
        assertThat(row(ENTRY))
                .isEqualTo("17,2026-11-23T12:00:00.000000Z,PUBLISH_RELEASE,REFUSED,Z9,az-AZ.09:_,p1,d1,v1,q1,r1,"
                        + "00000000-0000-7000-0000-000000000001\r\n");
        assertThat(row(ENTRY.replace("\"reason\":\"az-AZ.09:_\",", "")))
                .as("what an entry does not say")
                .contains(",Z9,,p1,");
    }

    /** The characters beside those that are allowed, and what begins a formula. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1", "+1", "-1", "@x", "\t1", "_a", ":a", ".a", "a,b", "a b", "a;b", "a/b", "a@b", "a[b", "a`b", "a{b",
                "é"
            })
    void what_could_be_a_formula_or_needs_quotes_is_no_cell(String text) {
        assertThatThrownBy(() -> row(ENTRY.replace("Z9", text.replace("\t", "\\t"))))
                .isInstanceOf(TlogFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "aazz", "A-Z"})
    void ids_and_codes_are_cells(String text) {
        assertThat(row(ENTRY.replace("Z9", text))).contains(",REFUSED," + text + ",");
    }
}
