package org.imprimatur.inspection.rules;

import java.util.ArrayList;
import java.util.List;

/** What is known of the people of one row while its block is read. Used again for a row of the next. */
final class NotedRow {
    private static final int NONE = Integer.MAX_VALUE;

    private int rank = NONE;
    private final KeyList numbers = new KeyList();
    private final KeyList otherNumbers = new KeyList();
    private final NotedName name = new NotedName();
    private final Spelling birth = new Spelling();
    private boolean born;
    private boolean hasContacts;
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
    void name(Spelling value) {
        name.add(value);
    }

    /** The first is the person's. */
    void birth(Spelling value) {
        if (!born) {
            birth.set(value);
            born = true;
        }
    }

    void address(String value) {
        addresses.add(value);
        hasContacts = true;
    }

    void telephone(String value) {
        telephones.add(value);
        hasContacts = true;
    }

    /** Whether it has a number of any register. */
    boolean isRegistered() {
        return rank != NONE;
    }

    /** Of the register that comes first. */
    KeyList numbers() {
        return numbers;
    }

    KeyList otherNumbers() {
        return otherNumbers;
    }

    boolean isNamed() {
        return !name.isEmpty();
    }

    /** All parts of the name with a space between them. */
    String name() {
        return name.text();
    }

    boolean isBorn() {
        return born;
    }

    /** Empty where it is not known. */
    String birth() {
        return born ? birth.text() : "";
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
        born = false;
        if (hasContacts) {
            addresses.clear();
            telephones.clear();
            hasContacts = false;
        }
    }
}
