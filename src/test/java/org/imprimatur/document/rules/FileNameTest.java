package org.imprimatur.document.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"table-1.xlsx", "Übersicht (final) [2].csv", "no ending", "a.b.c.XLSX", "文書.pdf"})
    void a_bare_name_is_accepted_as_it_is(String name) {
        assertThat(new FileName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../table.xlsx",
                "folder/table.xlsx",
                "C:\\table.xlsx",
                "c:table.xlsx",
                "table\u202Excod.exe",
                "table\n.xlsx",
                "table\u0000.xlsx",
                "zero\u200Bwidth.csv",
                ".hidden",
                "..",
                "table.xlsx.",
                " table.xlsx",
                "table.xlsx ",
                "say\"so\".csv",
                "half\uD800.csv"
            })
    void a_name_with_a_folder_or_something_that_does_not_show_is_refused(String name) {
        assertRefused(name, DocumentRefusal.FILE_NAME_NOT_ACCEPTABLE);
    }

    @Test
    void a_name_is_neither_empty_nor_longer_than_two_hundred_characters() {
        assertRefused("", DocumentRefusal.FILE_NAME_MISSING);
        assertRefused("  ", DocumentRefusal.FILE_NAME_MISSING);
        assertThat(new FileName("x".repeat(200)).value()).hasSize(200);
        assertRefused("x".repeat(201), DocumentRefusal.FILE_NAME_NOT_ACCEPTABLE);
    }

    @Test
    void two_spellings_of_the_same_letters_are_one_name() {
        assertThat(new FileName("u\u0308.csv")).isEqualTo(new FileName("\u00FC.csv"));
    }

    @Test
    void the_ending_is_what_follows_the_last_dot() {
        assertThat(new FileName("a.b.XLSX").ending()).isEqualTo("xlsx");
        assertThat(new FileName("none").ending()).isEmpty();
    }

    private static void assertRefused(String name, DocumentRefusal refusal) {
        assertThatThrownBy(() -> new FileName(name))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }
}
