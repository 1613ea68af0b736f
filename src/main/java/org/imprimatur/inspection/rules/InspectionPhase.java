package org.imprimatur.inspection.rules;

/** What an inspection is doing. In this order. */
public enum InspectionPhase {
    /** The file is on its way to the process that takes it apart. */
    SENDING,
    /** It is being taken apart. */
    READING,
    /** What it holds is being judged. */
    RECOGNISING
}
