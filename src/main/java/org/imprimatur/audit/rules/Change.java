package org.imprimatur.audit.rules;

/**
 * What a rule allowed: the state afterwards, and the audit event that goes with it. The only thing that a collection
 * accepts for storing, so that no change can be stored without its entry.
 */
public record Change<T extends Attested>(T after, AuditEvent event) {}
