package org.imprimatur.approval.graphql;

import org.imprimatur.RuleViolation;
import org.imprimatur.approval.Position;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.PageArguments;
import org.jspecify.annotations.Nullable;

/** Cursors of lists by time. */
final class Cursors {
    private Cursors() {}

    /** @throws RuleViolation {@link EdgeRefusal#INVALID_INPUT} for a cursor that no such list gave */
    static @Nullable Position position(PageArguments arguments) {
        String cursor = arguments.cursor();
        return cursor == null
                ? null
                : Position.read(cursor).orElseThrow(() -> new RuleViolation(EdgeRefusal.INVALID_INPUT));
    }
}
