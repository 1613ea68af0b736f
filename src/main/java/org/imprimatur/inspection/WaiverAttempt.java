package org.imprimatur.inspection;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;

/** An attempt to decide about a waiver. */
public record WaiverAttempt(UUID waiver) implements Attempt {}
