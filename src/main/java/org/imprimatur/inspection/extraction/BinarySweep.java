package org.imprimatur.inspection.extraction;

import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;

/** Sweeps up what can be read as text in the records of a binary part that no reader takes. */
final class BinarySweep {
    /** Comments, their authors, and names of users. */
    private static final Set<Integer> TEXTS = Set.of(632, 637, 400);

    private final Sweep sweep;
    private final Mechanism mechanism;

    BinarySweep(String place, Mechanism mechanism, Budget budget) {
        this.sweep = new Sweep(place, budget);
        this.mechanism = mechanism;
    }

    Sweep sweep() {
        return sweep;
    }

    void take(byte[] data, int type) {
        if (TEXTS.contains(type)) {
            var record = new BiffData(data);
            record.skip(type == 637 ? 1 : 0);
            sweep.text(mechanism, record.wideText(), false);
        } else {
            take(data, mechanism);
        }
    }

    void take(byte[] data, Mechanism other) {
        String text = BinaryStrings.in(data);
        if (!text.isEmpty()) {
            sweep.found(other, text);
        }
    }
}
