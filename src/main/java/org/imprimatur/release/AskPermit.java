package org.imprimatur.release;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.imprimatur.document.Versions;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.PermissionForBytes;
import org.imprimatur.release.rules.PermitAnswer;
import org.imprimatur.release.rules.PermitJudgement;
import org.imprimatur.release.rules.PermitQuestion;

/** May these bytes go there now? Informs, consumes nothing, records nothing. */
@ApplicationScoped
public class AskPermit {
    private final PermitGround permits;
    private final ReleaseGround ground;
    private final Versions versions;
    private final MeterRegistry meters;

    AskPermit(PermitGround permits, ReleaseGround ground, Versions versions, MeterRegistry meters) {
        this.permits = permits;
        this.ground = ground;
        this.versions = versions;
        this.meters = meters;
    }

    /**
     * Who may not read releases hears that it is not permitted, whatever is true.
     *
     * @param actor who signed in; whether they were identified makes no difference
     */
    public PermitAnswer ask(Actor actor, PermitQuestion question) {
        var now = permits.now(actor, question.content());
        PermitAnswer answer = now.askerSeesAll() ? now.judge(question).answer() : PermitAnswer.withoutReadRights();
        meters.counter("imprimatur.permit.answers", "permitted", Boolean.toString(answer.permitted()))
                .increment();
        return answer;
    }

    /** Only this release is looked at. Call inside a transaction that holds its lock. */
    PermitJudgement judge(PermitQuestion question, Releases.Stored locked, Instant now) {
        boolean known = !versions.holding(question.content()).isEmpty();
        return PermissionForBytes.judge(
                question,
                known,
                List.of(new PermissionForBytes.Candidate(locked.release(), ground.footing(locked))),
                now);
    }
}
