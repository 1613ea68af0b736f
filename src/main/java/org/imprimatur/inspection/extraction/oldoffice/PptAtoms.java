package org.imprimatur.inspection.extraction.oldoffice;

import java.util.Arrays;
import org.apache.poi.hslf.record.RecordTypes;
import org.imprimatur.inspection.extraction.BinaryStrings;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.PackagesWithin;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;

/**
 * Records of a presentation that hold no others and no text (MS-PPT 2.13.24). What nobody knows is unread where it is more than a few
 * numbers.
 */
final class PptAtoms {
    private static final int FIRST = 1000;
    private static final int LAST = 16_000;
    private static final int FIRST_OF_ART = 0xf000;
    private static final int LAST_OF_ART = 0xf1ff;
    private static final int SMALL = 64;
    private static final int LARGE = 1_024;

    private final byte[] stream;
    private final Sweep sweep;
    private final PackagesWithin packages;
    private final Gathered gathered;

    PptAtoms(byte[] stream, Sweep sweep, PackagesWithin packages, Gathered gathered) {
        this.stream = stream;
        this.sweep = sweep;
        this.packages = packages;
        this.gathered = gathered;
    }

    /** @param from where its data begin */
    void read(int type, int from, int length, boolean isLive) {
        Mechanism mechanism = isLive ? Mechanism.OTHER_PART : Mechanism.EARLIER_REVISION;
        sweep.found(mechanism, BinaryStrings.in(stream, from, from + length));
        if (!packages.read(stream, from, from + length) && isUnread(type, from, length)) {
            gathered.unread("record " + type + " at " + from, mechanism);
        }
    }

    private boolean isUnread(int type, int from, int length) {
        if (RecordTypes.forTypeID((short) type) != RecordTypes.UnknownRecordPlaceholder) {
            return BinaryStrings.arePacked(Arrays.copyOfRange(stream, from, from + length));
        }
        boolean ofArt = type >= FIRST_OF_ART && type <= LAST_OF_ART;
        boolean numbered = type >= FIRST && type <= LAST;
        return !ofArt && length > (numbered ? LARGE : SMALL) && !isXml(from, length);
    }

    private boolean isXml(int from, int length) {
        return length > 1 && stream[from] == '<' && (stream[from + 1] == '?' || Character.isLetter(stream[from + 1]));
    }
}
