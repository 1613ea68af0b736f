package org.imprimatur.audit.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.graphql.QueryReading;

/** What a query reads is verified against the log in one statement, when it has read everything. */
@ApplicationScoped
class QueryVerification implements QueryReading {
    private final AuditLog audit;

    QueryVerification(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void begin(Way way, Object document) {
        if (way != Way.ROW_BY_ROW) {
            audit.putOff(way == Way.REMEMBERING, document);
        }
    }

    @Override
    public boolean end() {
        return audit.caughtUp();
    }
}
