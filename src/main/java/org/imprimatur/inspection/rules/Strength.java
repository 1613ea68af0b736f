package org.imprimatur.inspection.rules;

/** How surely a value is somebody's. */
enum Strength {
    /** By its shape with its header, its neighbours, or all by itself. */
    SURE,
    /** By its shape only. */
    LIKELY,
    /** Rather an office's than a person's. */
    WEAK
}
