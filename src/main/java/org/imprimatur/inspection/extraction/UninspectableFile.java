package org.imprimatur.inspection.extraction;

import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** The file holds something that was not read. Thrown by whatever meets it first; nothing of the file counts then. */
public final class UninspectableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UninspectableReason reason;
    private final @Nullable String place;
    private final @Nullable Mechanism mechanism;

    public UninspectableFile(UninspectableReason reason) {
        this(reason, null, null);
    }

    public UninspectableFile(UninspectableReason reason, @Nullable String place, @Nullable Mechanism mechanism) {
        super(reason.name());
        this.reason = reason;
        this.place = place;
        this.mechanism = mechanism;
    }

    /** For whatever is not written by the rules of its format. */
    public static UninspectableFile malformed() {
        return new UninspectableFile(UninspectableReason.MALFORMED);
    }

    public UninspectableReason reason() {
        return reason;
    }

    /** Which part was not read; null where that is not known. */
    public @Nullable String place() {
        return place;
    }

    /** What the part is; null where that is not known. */
    public @Nullable Mechanism mechanism() {
        return mechanism;
    }
}
