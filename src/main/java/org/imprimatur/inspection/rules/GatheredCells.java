package org.imprimatur.inspection.rules;

import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Cells that make a finding for what they are, not for somebody's data in them. */
final class GatheredCells {
    private final String recogniser;
    private final KeyedHash.Stream values;
    private final Box box = new Box();
    private Mechanism mechanism = Mechanism.VISIBLE;
    private int count;

    GatheredCells(String recogniser, KeyedHash hash) {
        this.recogniser = recogniser;
        this.values = hash.stream(recogniser);
    }

    void add(int row, int column, String value, Mechanism how) {
        values.take(value);
        box.add(row, column);
        mechanism = Linkage.worse(mechanism, how);
        count++;
    }

    int count() {
        return count;
    }

    Mechanism mechanism() {
        return mechanism;
    }

    Finding finding(
            FindingWriter writer,
            String path,
            Mechanism how,
            @Nullable String words,
            Set<ProtectionCategory> categories) {
        return writer.write(
                recogniser,
                Ruleset.CODE_VERSION,
                box.in(path),
                how,
                0,
                count,
                words == null ? Severity.MEDIUM : Severity.LOW,
                words,
                values.end(),
                categories);
    }
}
