package org.imprimatur.inspection.rules;

/** How an inspection ended. */
public enum InspectionState {
    /** Every part of the file was read. */
    INSPECTED,
    /** Something was not read; no approval request can be submitted for the version. */
    UNINSPECTABLE
}
