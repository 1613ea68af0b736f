package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.InventedPerson;

/**
 * A file in which people are hidden by one means, and the same file without.
 *
 * @param people how many; {@link #UNREAD} where the means is a part that is not read
 */
record MechanismCase(String ending, Mechanism mechanism, String what, int people, byte[] file, byte[] twin) {
    static final int UNREAD = -1;
    static final int ROSTER = 25;
    static final int NOTED = 3;

    /** A-numbers of so many people in one line, which fits a comment or a name. */
    static String noted() {
        return String.join(
                " ",
                InventedPerson.people(NOTED).stream()
                        .map(InventedPerson::aNumber)
                        .toList());
    }

    static List<String> headers() {
        return InventedPerson.COLUMNS;
    }

    static List<List<Object>> rows() {
        return InventedPerson.people(ROSTER).stream()
                .map(person -> person.row().stream()
                        .map(value -> (Object) value.toString())
                        .toList())
                .toList();
    }

    /** The same below their headers. */
    static List<List<Object>> roster() {
        List<List<Object>> all = new ArrayList<>();
        all.add(List.copyOf(headers()));
        all.addAll(rows());
        return all;
    }

    @Override
    public String toString() {
        return mechanism + " " + ending + " " + what;
    }
}
