package org.imprimatur.inspection.extraction;

import java.util.Arrays;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * Packages (ECMA-376 part 2) that newer programs put into the records of old formats: themes, and drawings as they write them by now. All
 * of their parts are swept.
 */
public final class PackagesWithin {
    private static final int LOCAL = 3;
    private static final int END = 5;
    private static final int END_RECORD = 22;

    private final String place;
    private final Budget budget;
    private final int depth;
    private final Gathered gathered;

    /** @param depth how many files are around the one in which they lie */
    public PackagesWithin(String place, Budget budget, int depth, Gathered gathered) {
        this.place = place;
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
    }

    /** @return whether there was any between these bytes; one that cannot be read is an unread part */
    public boolean read(byte[] bytes, int from, int to) {
        int at = next(bytes, from, to, LOCAL);
        boolean any = at >= 0;
        while (at >= 0) {
            int end = next(bytes, at, to, END);
            if (end < 0) {
                gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
                return true;
            }
            one(Arrays.copyOfRange(bytes, at, Math.min(to, end + END_RECORD)));
            at = next(bytes, end, to, LOCAL);
        }
        return any;
    }

    /** Where a record of ZIP begins; -1 for nowhere. */
    private static int next(byte[] bytes, int from, int to, int kind) {
        for (int i = from; i + 4 <= to; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == kind && bytes[i + 3] == kind + 1) {
                return i;
            }
        }
        return -1;
    }

    private void one(byte[] bytes) {
        try {
            var zip = new ZipPackage(bytes, budget);
            if (!PackageParts.isPackage(zip.names())) {
                throw UninspectableFile.malformed();
            }
            var inner = new Gathered(null);
            var parts = new PackageParts(zip, budget);
            inner.segments(parts.segments());
            new OtherParts(zip, parts, budget, inner, depth).readAllBut(Set.of());
            gathered.embedded(place + " package", Mechanism.OTHER_PART, inner.contents());
        } catch (UninspectableFile notRead) {
            if (notRead.reason().isLimit()) {
                throw notRead;
            }
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
        }
    }
}
