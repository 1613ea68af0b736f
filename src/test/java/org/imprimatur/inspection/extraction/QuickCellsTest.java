package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.testing.InventedPerson;

/** The cells of a text file have short ways for nearly all that is asked of them. They say what the same cells say as objects, which have none. */
class QuickCellsTest {
    private static final List<String> ODD = List.of(
            "",
            "",
            "fear",
            "CAT",
            "asylum",
            "DOB",
            "Name",
            "Fear Claim",
            "A-Number",
            "Center",
            "Sari Reko",
            "José",
            "Иванов",
            "A9\u200b9012345",
            "\u0410991234567",
            "see A991234567",
            "A000000000",
            "219-45-6789",
            "reko@mail.example",
            "202-456-1111",
            "1984-13-17",
            "17.01.1984",
            "unknown",
            "12",
            "99123456.0");

    @Property(tries = 150)
    void a_text_says_what_its_cells_say(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 700) int rows,
            @ForAll @IntRange(max = 60) int oddInAThousand) {
        var lines = new ArrayList<String>();
        if (random.nextBoolean()) {
            lines.add(String.join(",", InventedPerson.COLUMNS));
        }
        for (InventedPerson person : InventedPerson.people(rows, random.nextInt(1_000))) {
            if (random.nextInt(300) == 0) {
                lines.add(random.nextBoolean() ? "" : "Last Name,DOB,Nationality,Remarks");
            }
            lines.add(line(person, random, oddInAThousand));
        }
        byte[] file = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        Contents contents = new FileReading(Limits.USUAL).read("rows.csv", file);
        Table table = contents.tables().get(0);
        assertThat(table.cells()).isInstanceOf(TextCells.class);
        var objects = new ArrayList<Cell>(table.cells());
        var slowly = new Contents(
                Contents.Format.CSV,
                contents.sheets(),
                List.of(new Table(table.path(), table.name(), table.sheet(), objects)),
                contents.segments());
        assertThat(report(contents)).isEqualTo(report(slowly));
    }

    private static String line(InventedPerson person, Random random, int oddInAThousand) {
        return String.join(
                ",",
                person.row().stream()
                        .map(value -> random.nextInt(1_000) < oddInAThousand
                                ? ODD.get(random.nextInt(ODD.size()))
                                : value.toString())
                        .toList());
    }

    private static InspectionReport report(Contents contents) {
        return Inspection.of(contents, "rows.csv", Ruleset.shipped(), new KeyedHash(new byte[32]));
    }
}
