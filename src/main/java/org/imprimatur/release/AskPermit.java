package org.imprimatur.release;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.document.Versions;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.PermissionForBytes;
import org.imprimatur.release.rules.PermitAnswer;
import org.imprimatur.release.rules.PermitJudgement;
import org.imprimatur.release.rules.PermitQuestion;

/** May these bytes go there now? Informs, consumes nothing, records nothing. */
@ApplicationScoped
public class AskPermit {
    private final Releases releases;
    private final ReleaseParties parties;
    private final ReleaseGround ground;
    private final Versions versions;
    private final AuditLog audit;
    private final DatabaseClock clock;
    private final MeterRegistry meters;

    AskPermit(
            Releases releases,
            ReleaseParties parties,
            ReleaseGround ground,
            Versions versions,
            AuditLog audit,
            DatabaseClock clock,
            MeterRegistry meters) {
        this.meters = meters;
        this.releases = releases;
        this.parties = parties;
        this.ground = ground;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who may not read releases hears that it is not permitted, whatever is true. */
    @Transactional
    public PermitAnswer ask(Actor actor, PermitQuestion question) {
        Instant now = clock.now();
        PermitAnswer answer = audit.together(
                () -> parties.seesAll(actor) ? judge(question, now).answer() : PermitAnswer.withoutReadRights());
        meters.counter("imprimatur.permit.answers", "permitted", Boolean.toString(answer.permitted()))
                .increment();
        return answer;
    }

    /** Without a lock: what is used is judged again under one. Call inside a transaction. */
    PermitJudgement judge(PermitQuestion question, Instant now) {
        boolean known = !versions.holding(question.content()).isEmpty();
        return PermissionForBytes.judge(
                question,
                known,
                releases.holding(question.content()).stream()
                        .map(this::candidate)
                        .toList(),
                now);
    }

    /** Only this release is looked at. Call inside a transaction that holds its lock. */
    PermitJudgement judge(PermitQuestion question, Releases.Stored locked, Instant now) {
        boolean known = !versions.holding(question.content()).isEmpty();
        return PermissionForBytes.judge(question, known, List.of(candidate(locked)), now);
    }

    private PermissionForBytes.Candidate candidate(Releases.Stored stored) {
        return new PermissionForBytes.Candidate(stored.release(), ground.footing(stored));
    }
}
