package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Mechanism;
import org.junit.jupiter.api.Test;

/**
 * The README's table of what is found by which means in which format is made from the files of {@link MechanismTest}. When they
 * change, run this with {@code -Dimprimatur.docs=write}.
 */
class MechanismTableTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- mechanisms: made by MechanismTableTest -->\n";
    private static final String END = "<!-- end of mechanisms -->\n";
    private static final List<String> FORMATS = List.of("xlsx", "xlsm", "xlsb", "xls");
    /** Of documents, pages and mail, or of single characters, which are the same in every format. */
    private static final Set<Mechanism> OF_NO_SHEET = EnumSet.of(
            Mechanism.VISIBLE,
            Mechanism.ZERO_WIDTH,
            Mechanism.HOMOGLYPH,
            Mechanism.TRACKED_DELETION,
            Mechanism.VANISH,
            Mechanism.OFF_PAGE,
            Mechanism.HIDDEN_LAYER,
            Mechanism.ATTACHMENT,
            Mechanism.ANNOTATION,
            Mechanism.TRACKED_INSERTION,
            Mechanism.TRACKED_MOVE,
            Mechanism.SLIDE_HIDDEN,
            Mechanism.NOTES,
            Mechanism.MASTER,
            Mechanism.FORM_FIELD,
            Mechanism.MAIL_HEADER,
            Mechanism.IMAGE_METADATA);

    @Test
    void the_readme_says_what_the_files_of_the_tests_show() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        String table = table();
        if ("write".equals(System.getProperty("imprimatur.docs"))) {
            Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to))
                .as("run this test with -Dimprimatur.docs=write to renew the table")
                .isEqualTo(table);
    }

    private static String table() {
        List<MechanismCase> cases = MechanismTest.cases();
        var table = new StringBuilder("| means | XLSX | XLSM | XLSB | XLS |\n|---|---|---|---|---|\n");
        for (Mechanism mechanism : Mechanism.values()) {
            if (!OF_NO_SHEET.contains(mechanism)) {
                table.append("| ").append(mechanism).append(" |");
                for (String format : FORMATS) {
                    table.append(' ').append(told(cases, mechanism, format)).append(" |");
                }
                table.append('\n');
            }
        }
        return table.append('\n').append(ofDocuments(cases)).toString();
    }

    /** By the endings of their names, in the order in which the tests come to them. */
    private static String ofDocuments(List<MechanismCase> cases) {
        var formats = cases.stream()
                .map(MechanismCase::ending)
                .filter(ending -> !FORMATS.contains(ending))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var table = new StringBuilder("| means | in documents, mails, pages, pictures and archives |\n|---|---|\n");
        for (Mechanism mechanism : Mechanism.values()) {
            String told = formats.stream()
                    .filter(format -> covers(cases, mechanism, format))
                    .map(format -> "**" + format + "** " + told(cases, mechanism, format))
                    .collect(Collectors.joining("; "));
            if (!told.isEmpty()) {
                table.append("| ").append(mechanism).append(" | ").append(told).append(" |\n");
            }
        }
        return table.toString();
    }

    private static boolean covers(List<MechanismCase> cases, Mechanism mechanism, String format) {
        return cases.stream()
                .anyMatch(each -> each.mechanism() == mechanism && each.ending().equals(format));
    }

    private static String told(List<MechanismCase> cases, Mechanism mechanism, String format) {
        String told = cases.stream()
                .filter(each -> each.mechanism() == mechanism && each.ending().equals(format))
                .map(each -> each.people() == MechanismCase.UNREAD ? each.what() + " (unread part)" : each.what())
                .distinct()
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "not covered" : told;
    }
}
