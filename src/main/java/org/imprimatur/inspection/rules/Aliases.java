package org.imprimatur.inspection.rules;

import java.util.HashMap;
import java.util.Map;

/**
 * Other ways in which a file identifies somebody who has a number of a register in it, so that whoever stands in one table by
 * number and in another by name and date of birth counts once.
 */
final class Aliases {
    private static final int MOST = 2_000_000;

    private final Map<Long, Long> registered = new HashMap<>();

    void add(long other, long register) {
        if (registered.size() < MOST) {
            registered.putIfAbsent(other, register);
        }
    }

    /** How many different people the keys are. */
    int people(KeySet keys) {
        return canonical(keys).size();
    }

    /** One key for each person. */
    KeySet canonical(KeySet keys) {
        if (registered.isEmpty()) {
            return keys;
        }
        var people = new KeySet();
        for (long key : keys.sorted()) {
            people.add(registered.getOrDefault(key, key));
        }
        return people;
    }
}
