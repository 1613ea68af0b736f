package org.imprimatur.audit.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.GlanceAhead;
import org.imprimatur.graphql.QueryReading;
import org.jspecify.annotations.Nullable;

/** What a query reads is verified against the log in one statement, when it has read everything. */
@ApplicationScoped
class QueryVerification implements QueryReading {
    private final AuditLog audit;

    QueryVerification(AuditLog audit) {
        this.audit = audit;
    }

    private record Glancing(GlanceAhead glance) implements Ahead {}

    @Override
    public @Nullable Ahead ahead(String query) {
        GlanceAhead glance = audit.glanceAhead(query);
        return glance == null ? null : new Glancing(glance);
    }

    @Override
    public void begin(Way way, String query, @Nullable Ahead ahead) {
        if (way != Way.ROW_BY_ROW) {
            audit.putOff(way == Way.REMEMBERING, query, ahead instanceof Glancing glancing ? glancing.glance() : null);
        }
    }

    @Override
    public boolean end() {
        return audit.caughtUp();
    }
}
