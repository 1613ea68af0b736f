package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.List;

/** What is known of the people of one row while its block is read. Used again for a row of the next. */
final class NotedRow {
    private static final int NONE = Integer.MAX_VALUE;

    private int rank = NONE;
    private final KeyList numbers = new KeyList();
    private final KeyList otherNumbers = new KeyList();
    private final CellText name = new CellText(32);
    private final CellText birth = new CellText(16);
    private final List<String> addresses = new ArrayList<>(0);
    private final List<String> telephones = new ArrayList<>(0);

    /**
     * A number of a register.
     *
     * @param ofRegister how far down the register stands: those of the first that the row has a number of count
     */
    void number(int ofRegister, long number) {
        if (ofRegister < rank) {
            otherNumbers.addAll(numbers);
            numbers.clear();
            rank = ofRegister;
        }
        (ofRegister == rank ? numbers : otherNumbers).add(number);
    }

    /** A name, or another part of it. */
    void name(CellText value) {
        if (name.length() > 0) {
            name.append(' ');
        }
        name.append(value);
    }

    /** The first is the person's. */
    void birth(CellText value) {
        if (birth.length() == 0) {
            birth.copy(value);
        }
    }

    void address(String value) {
        addresses.add(value);
    }

    void telephone(String value) {
        telephones.add(value);
    }

    /** Of the register that comes first. */
    KeyList numbers() {
        return numbers;
    }

    KeyList otherNumbers() {
        return otherNumbers;
    }

    CellText name() {
        return name;
    }

    CellText birth() {
        return birth;
    }

    /** The addresses, or the telephone numbers of whoever has none. */
    List<String> contacts() {
        return addresses.isEmpty() ? telephones : addresses;
    }

    void clear() {
        rank = NONE;
        numbers.clear();
        otherNumbers.clear();
        name.clear();
        birth.clear();
        addresses.clear();
        telephones.clear();
    }
}
