package org.imprimatur.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Locale;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Outcome;

/** Numbers about the record and about acts. Labels are constants of closed lists: no id, name or text of anybody. */
@ApplicationScoped
class AuditMeters {
    private final MeterRegistry registry;

    AuditMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(
            @Observes StartupEvent event,
            IntegrationWatch integration,
            KeptHead head,
            RecordVerification verification) {
        Gauge.builder("imprimatur.audit.waiting", integration, IntegrationWatch::oldestWaitingSeconds)
                .description("Age of the oldest entry that has no place in the log yet")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("imprimatur.audit.backlog", integration, IntegrationWatch::waiting)
                .description("Entries that have no place in the log yet")
                .register(registry);
        Gauge.builder("imprimatur.audit.leader", () -> integration.leads() ? 1 : 0)
                .description("1 on the replica that integrates")
                .register(registry);
        Gauge.builder(
                        "imprimatur.audit.log.entries",
                        head,
                        each -> each.newest().size())
                .description("Entries in the log")
                .register(registry);
        Gauge.builder(
                        "imprimatur.audit.findings",
                        verification,
                        each -> each.findings().size())
                .description("What the verification of the whole record found wrong in its last round")
                .register(registry);
        Gauge.builder("imprimatur.audit.sound", () -> verification.isLogSound() && !head.isContradicted() ? 1 : 0)
                .description("1 while the log is what it was; 0 stops releases")
                .register(registry);
    }

    /** Counts what was committed, and nothing that was rolled back. */
    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditEvent event) {
        count(event.action(), Outcome.PERMITTED, "none");
    }

    /** @param reason the refusal's or fault's name */
    void count(Action action, Outcome outcome, String reason) {
        registry.counter(
                        "imprimatur.acts",
                        "action",
                        action.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT),
                        "reason",
                        reason.toLowerCase(Locale.ROOT))
                .increment();
    }
}
