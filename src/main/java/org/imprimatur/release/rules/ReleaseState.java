package org.imprimatur.release.rules;

/** Where a release is between its authorisation and its end. There is no way back from a stop: see {@link ReleaseTable}. */
public enum ReleaseState {
    /** The decision to release stands; nothing is out yet. */
    AUTHORISED,
    /** A publisher set the time at which the schedule publishes. */
    SCHEDULED,
    /** The bytes may be served, as long as everything that allowed it still holds. */
    PUBLISHED,
    /** Stopped by one person, or by this product; only a recall can follow. */
    SUSPENDED,
    /** Taken back for good. */
    RECALLED,
    /** A newer release of the same document to the same audience and destination took its place. */
    SUPERSEDED,
    /** The manifest's not-after passed. */
    ENDED;

    /** Whether nothing can happen to the release any more. */
    public boolean isTerminal() {
        return switch (this) {
            case RECALLED, SUPERSEDED, ENDED -> true;
            case AUTHORISED, SCHEDULED, PUBLISHED, SUSPENDED -> false;
        };
    }

    /** Whether a publisher could still start it. */
    public boolean isUnpublished() {
        return switch (this) {
            case AUTHORISED, SCHEDULED -> true;
            case PUBLISHED, SUSPENDED, RECALLED, SUPERSEDED, ENDED -> false;
        };
    }
}
