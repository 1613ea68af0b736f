package org.imprimatur.inspection;

import java.util.UUID;
import org.imprimatur.audit.rules.Attempt;

/** An attempt to act on a proposed ruleset. */
public record ProposalAttempt(UUID proposal) implements Attempt {}
