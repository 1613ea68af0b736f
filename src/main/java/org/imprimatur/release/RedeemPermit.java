package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.document.VersionContent;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.release.rules.PermitHandle;
import org.imprimatur.release.rules.PermitQuestion;
import org.imprimatur.release.rules.PermitUse;
import org.imprimatur.release.rules.ReleaseRefusal;

/**
 * A permit handle is redeemed: either for bytes that the client has, or for the bytes themselves. Judged again under lock;
 * what was permitted a moment ago may have been stopped since.
 */
@ApplicationScoped
public class RedeemPermit {
    private final Releases releases;
    private final PermitUses uses;
    private final AskPermit askPermit;
    private final ReleaseParties parties;
    private final ServingWatch watch;
    private final Versions versions;
    private final VersionContent contents;
    private final AuditLog audit;
    private final DatabaseClock clock;

    RedeemPermit(
            Releases releases,
            PermitUses uses,
            AskPermit askPermit,
            ReleaseParties parties,
            ServingWatch watch,
            Versions versions,
            VersionContent contents,
            AuditLog audit,
            DatabaseClock clock) {
        this.releases = releases;
        this.uses = uses;
        this.askPermit = askPermit;
        this.parties = parties;
        this.watch = watch;
        this.versions = versions;
        this.contents = contents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Content on its way out: reading it fails as soon as its release is stopped. */
    public record Download(String fileName, Sha256 sha256, long byteSize, InputStream bytes) {}

    /**
     * For bytes that the client has itself: from this moment on it may send them, once.
     *
     * @throws RuleViolation naming what is wrong with the handle, or {@link ReleaseRefusal#PERMIT_NOT_GRANTED}
     */
    @Act(Action.REDEEM_PERMIT)
    @Transactional
    public PermitUse redeem(Actor actor, PermitAttempt attempt, PermitHandle handle) {
        return redeem(Action.REDEEM_PERMIT, actor, handle, Optional.of(attempt.question()))
                .use();
    }

    /**
     * For the bytes themselves. The entry is committed when this returns, and before that no byte is handed out.
     *
     * @throws RuleViolation naming what is wrong with the handle, or {@link ReleaseRefusal#PERMIT_NOT_GRANTED}
     */
    @Act(Action.DOWNLOAD_RELEASE)
    public Download download(Actor actor, ReleaseAttempt which, PermitHandle handle) {
        var redeemed = QuarkusTransaction.requiringNew().call(() -> {
            requirePublisher(actor, clock.now());
            if (!uses.releaseOf(handle).equals(Optional.of(which.release()))) {
                throw new RuleViolation(ReleaseRefusal.PERMIT_HANDLE_UNKNOWN);
            }
            return redeem(Action.DOWNLOAD_RELEASE, actor, handle, Optional.empty());
        });
        var version = redeemed.version();
        return new Download(
                redeemed.question().fileName(),
                version.sha256(),
                version.byteSize(),
                new WatchedContent(
                        contents.open(version.id()),
                        VersionContent.CHUNK_BYTES,
                        () -> watch.requireMayGoOn(which.release()),
                        served -> recordBreakOff(actor, redeemed, served)));
    }

    /** Who got how much of it decides what must be done when something went wrong. */
    private void recordBreakOff(Actor actor, Redeemed redeemed, long served) {
        if (served >= redeemed.version().byteSize()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> audit.append(AuditEvent.of(Action.BREAK_OFF_DOWNLOAD, actor, clock.now())
                        .about(redeemed.subject())
                        .fact("bytesServed", served)
                        .fact("permitUse", redeemed.use().id().toString())));
    }

    private record Redeemed(PermitUse use, PermitQuestion question, DocumentVersion version, Subject subject) {}

    private Redeemed redeem(Action action, Actor actor, PermitHandle handle, Optional<PermitQuestion> restated) {
        requirePublisher(actor, clock.now());
        UUID release =
                uses.releaseOf(handle).orElseThrow(() -> new RuleViolation(ReleaseRefusal.PERMIT_HANDLE_UNKNOWN));
        var locked = releases.lock(release);
        var use = uses.lock(handle);
        Instant now = clock.now();
        requirePublisher(actor, now);
        var question = restated.or(() -> locked.release().terms().question(use.content(), use.recipient()))
                .orElseThrow(() -> new RuleViolation(ReleaseRefusal.PERMIT_FOR_ANOTHER_USE));
        var judged = askPermit.judge(question, locked, now);
        var redeemed = uses.record(use.redeem(action, actor, handle, question, judged, now));
        return new Redeemed(
                redeemed,
                question,
                versionOf(locked, use.content()),
                locked.release().subject());
    }

    /** Before anything is looked up: who may not, does not learn whether there is such a handle. */
    private void requirePublisher(Actor actor, Instant now) {
        if (!parties.publishes(actor, now)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_ROLE_MISSING);
        }
    }

    private DocumentVersion versionOf(Releases.Stored locked, Sha256 content) {
        return versions.find(locked.release().origin().version())
                .filter(version -> version.sha256().equals(content))
                .or(() -> versions.holding(content).stream().findFirst())
                .orElseThrow(() -> new RuleViolation(ReleaseRefusal.PERMIT_FOR_ANOTHER_USE));
    }
}
