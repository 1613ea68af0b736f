package org.imprimatur.inspection.rules;

import com.google.re2j.Pattern;
import org.imprimatur.document.rules.ProtectionCategory;

/** Words of a claim, and the category that protects a person who is linked to it. */
record ClaimTerm(Pattern words, ProtectionCategory category) {}
