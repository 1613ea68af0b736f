package org.imprimatur.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.document.rules.BlockedDigest;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.inspection.ReinspectVersions;
import org.imprimatur.inspection.rules.Waiver;
import org.imprimatur.release.rules.ReleaseState;
import org.imprimatur.release.rules.SuspensionCause;
import org.jboss.logging.Logger;

/**
 * The system suspends a release as soon as what it rests on is gone: the approval revoked, expired or void, the bytes
 * blocked, something graver found in them than the signers saw, or a waiver taken back. In that transaction, or neither happens.
 */
@ApplicationScoped
class SuspendUnfounded {
    private static final Logger LOG = Logger.getLogger(SuspendUnfounded.class);
    private static final Actor SYSTEM = Actor.system("release");

    private final Releases releases;

    SuspendUnfounded(Releases releases) {
        this.releases = releases;
    }

    void whenSomethingEnds(@Observes AuditEvent event) {
        UUID request = event.subject().request();
        if (event.action() == Action.BLOCK_DIGEST) {
            event.attests().stream()
                    .filter(BlockedDigest.class::isInstance)
                    .map(BlockedDigest.class::cast)
                    .forEach(blocked ->
                            suspend(releases.idsHolding(blocked.sha256()), SuspensionCause.DIGEST_BLOCKED, event.at()));
        } else if (event.action() == Action.REINSPECT_VERSION && ReinspectVersions.takesGroundAway(event)) {
            event.attests().stream()
                    .filter(DocumentVersion.class::isInstance)
                    .map(DocumentVersion.class::cast)
                    .forEach(version -> suspend(
                            releases.idsHolding(version.sha256()), SuspensionCause.GRAVER_FINDINGS, event.at()));
        } else if (event.action() == Action.WITHDRAW_WAIVER) {
            UUID version = event.subject().version();
            boolean counted = Waiver.State.GRANTED.name().equals(event.from());
            if (version != null && counted) {
                suspend(releases.idsHoldingBytesOf(version), SuspensionCause.WAIVER_WITHDRAWN, event.at());
            }
        } else if (request != null) {
            ofRequest(event, request);
        }
    }

    private void ofRequest(AuditEvent event, UUID request) {
        if (event.action() == Action.REVOKE_APPROVAL) {
            suspend(releases.idsOfRequest(request), SuspensionCause.APPROVAL_REVOKED, event.at());
        } else if (event.action() == Action.EXPIRE_REQUEST) {
            suspend(releases.idsOfRequest(request), SuspensionCause.APPROVAL_EXPIRED, event.at());
        } else if (event.action() == Action.VOID_REQUEST) {
            suspend(releases.idsOfRequest(request), SuspensionCause.APPROVAL_VOIDED, event.at());
        }
    }

    private void suspend(List<UUID> ids, SuspensionCause cause, Instant at) {
        for (UUID id : ids) {
            var stored = releases.lockToStopIfVouchedFor(id);
            if (stored.isEmpty()) {
                // Nothing of it is served, and it must not keep the others from being stopped.
                LOG.errorf("audit.forgery.detected: release %s rests on a request that no entry vouches for", id);
                continue;
            }
            var release = stored.get().release();
            if (release.state() != ReleaseState.SUSPENDED && !release.state().isTerminal()) {
                releases.recordStop(stored.get(), release.suspend(SYSTEM, cause, at));
            }
        }
    }
}
