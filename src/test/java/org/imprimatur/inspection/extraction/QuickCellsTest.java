package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Edition;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.Table;
import org.imprimatur.testing.InventedPerson;
import org.jspecify.annotations.Nullable;

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
        var order = new ArrayList<>(
                IntStream.rangeClosed(0, InventedPerson.COLUMNS.size()).boxed().toList());
        if (random.nextBoolean()) {
            // whoever has a number is known by it, before or behind everything else
            Collections.shuffle(order, random);
        }
        if (random.nextInt(4) > 0) {
            lines.add(line(InventedPerson.COLUMNS, "SSN", order));
        }
        for (InventedPerson person : InventedPerson.people(rows, random.nextInt(1_000))) {
            if (random.nextInt(300) == 0) {
                lines.add(random.nextBoolean() ? "" : "Last Name,DOB,Nationality,Remarks");
            }
            if (random.nextInt(300) == 0) {
                // another table below, whose columns stand elsewhere
                Collections.shuffle(order, random);
                lines.add(line(InventedPerson.COLUMNS, "SSN", order));
            }
            lines.add(line(values(person, random, oddInAThousand), secondNumber(random), order));
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
        assertThat(report(contents, null)).isEqualTo(report(slowly, null));
        // beside another edition the names of somebody with a number count as well
        assertThat(report(contents, slowly)).isEqualTo(report(slowly, slowly));
    }

    private static String secondNumber(Random random) {
        return random.nextInt(5) == 0 ? "219-45-" + (1_000 + random.nextInt(50)) : "";
    }

    private static List<String> values(InventedPerson person, Random random, int oddInAThousand) {
        return person.row().stream()
                .map(value ->
                        random.nextInt(1_000) < oddInAThousand ? ODD.get(random.nextInt(ODD.size())) : value.toString())
                .toList();
    }

    private static String line(List<String> values, String last, List<Integer> order) {
        return order.stream()
                .map(column -> column < values.size() ? values.get(column) : last)
                .collect(Collectors.joining(","));
    }

    /** @param before null where it is the first that goes out */
    private static InspectionReport report(Contents contents, @Nullable Contents before) {
        var hash = new KeyedHash(new byte[32]);
        Ruleset ruleset = Ruleset.shipped();
        return before == null
                ? Inspection.of(contents, "rows.csv", ruleset, hash)
                : Inspection.of(contents, "rows.csv", ruleset, hash, Edition.of(1, before, "rows.csv", ruleset, hash));
    }
}
