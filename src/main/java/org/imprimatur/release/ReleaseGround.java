package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.Readiness;
import org.imprimatur.approval.RequestCircumstances;
import org.imprimatur.audit.AuditHealth;
import org.imprimatur.audit.LogProofs;
import org.imprimatur.document.BlockedDigests;
import org.imprimatur.release.rules.Footing;
import org.imprimatur.release.rules.PublishCircumstances;

/** Looks up what a release stands on at this moment. Call inside a transaction; under lock where it decides something. */
@ApplicationScoped
class ReleaseGround {
    private final PermitUses uses;
    private final BlockedDigests blockedDigests;
    private final AuditHealth auditHealth;
    private final LogProofs proofs;
    private final RequestCircumstances circumstances;

    ReleaseGround(
            PermitUses uses,
            BlockedDigests blockedDigests,
            @Readiness AuditHealth auditHealth,
            LogProofs proofs,
            RequestCircumstances circumstances) {
        this.uses = uses;
        this.blockedDigests = blockedDigests;
        this.auditHealth = auditHealth;
        this.proofs = proofs;
        this.circumstances = circumstances;
    }

    /** The approval is verified: a request that the log does not vouch for is never found, so no release is stored with it. */
    Footing footing(Releases.Stored stored) {
        return onRecord(stored).whileLogIs(auditHealth.isIntegrated());
    }

    /** The same without asking whether the log is being integrated: as if it were not. */
    Footing onRecord(Releases.Stored stored) {
        var release = stored.release();
        return new Footing(
                stored.request().state(),
                true,
                stored.vouched(),
                !blockedDigests.among(release.terms().content()).isEmpty(),
                uses.anyRedeemed(release.id()),
                false,
                stored.vouched() && proofs.isProven(stored.entry()));
    }

    PublishCircumstances toPublish(Releases.Stored stored, Instant now) {
        return PublishCircumstances.of(stored.request(), circumstances.of(stored.request(), now), footing(stored));
    }
}
