package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.BlockedDigest;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.identity.Actor;

/** One authorised person stops these bytes, in whatever document they are or will be. */
@ApplicationScoped
public class BlockDigest {
    private final BlockedDigests blockedDigests;
    private final Versions versions;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    BlockDigest(BlockedDigests blockedDigests, Versions versions, Entitlement entitlement, DatabaseClock clock) {
        this.blockedDigests = blockedDigests;
        this.versions = versions;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /**
     * Takes effect with the commit: whoever holds a version of these bytes under lock goes first, everybody after sees it
     * blocked. The bytes need not be known here.
     *
     * @throws RuleViolation where the actor may not, gives no reason, or the digest is blocked already
     */
    @Act(Action.BLOCK_DIGEST)
    @Transactional
    public BlockedDigest block(Actor actor, Sha256 digest, String reason) {
        // Who may not, waits for nobody and keeps nobody waiting.
        entitlement.require(actor, DocumentAct.BLOCK_DIGEST, clock.now());
        blockedDigests.lock(digest);
        versions.lockAllOf(digest);
        Instant now = clock.now();
        var authority = entitlement.require(actor, DocumentAct.BLOCK_DIGEST, now);
        return blockedDigests.record(BlockedDigest.block(
                digest,
                reason,
                blockedDigests.isBlocked(digest),
                new BlockedDigest.Identity(UUID.randomUUID(), RandomSalt.next()),
                actor,
                authority,
                now));
    }
}
