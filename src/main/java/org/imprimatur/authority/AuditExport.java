package org.imprimatur.authority;

import org.imprimatur.audit.AuditEntries;

/**
 * An export that was recorded and may begin.
 *
 * @param filter what is exported
 * @param before the log index that it begins before, newest first: what is appended while it goes on is not in it
 * @param rows how many entries it has
 * @param isCut whether there are more than that
 */
public record AuditExport(AuditEntries.Filter filter, long before, int rows, boolean isCut) {}
