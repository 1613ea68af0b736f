package org.imprimatur.release.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * One permit that was used: who got a handle, for which release and exactly which question, and whether it was redeemed.
 * Immutable. The handle itself is not here, only its digest.
 *
 * @param handle digest of the {@link PermitHandle}
 * @param client digest of the {@link PermitClient} that it was given to
 * @param question the question that it answers, committed to with the handle, so that names cannot be guessed from it
 * @param content the bytes that the question is about
 * @param recipient the commitment to the recipient's name that the question names; null for nobody in particular
 * @param redeemedAt null until redeemed; never more than once
 */
public record PermitUse(
        UUID id,
        UUID release,
        Sha256 handle,
        Sha256 client,
        PersonId person,
        Sha256 question,
        Sha256 content,
        @Nullable Sha256 recipient,
        Instant usedAt,
        @Nullable Instant redeemedAt)
        implements Attested {
    /** How long a handle can be redeemed; its end belongs to the time after. */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    /**
     * Uses a permit, if the answer at this moment is yes.
     *
     * @throws PermitRefused with the answer's reasons
     */
    public static Change<PermitUse> of(
            UUID id, Actor actor, PermitHandle handle, PermitQuestion question, PermitJudgement judged, Instant now) {
        var release = judged.orRefuse();
        var use = new PermitUse(
                id,
                release.id(),
                handle.digest(),
                PermitClient.of(actor).digest(),
                personOf(actor),
                question.committedWith(handle),
                question.content(),
                release.terms().recipientNamed(question.recipient()),
                now,
                null);
        return new Change<>(use, use.event(Action.USE_PERMIT, actor, release, now));
    }

    /**
     * Redeems the handle: once, within its life, by whom it was given to, for the question it was given for, and only if
     * the answer is still yes.
     *
     * @param action what the client does with it: {@link Action#REDEEM_PERMIT} to send bytes of its own, or {@link
     *     Action#DOWNLOAD_RELEASE} to be sent them
     * @throws RuleViolation with a {@link ReleaseRefusal} that says what is wrong with the handle
     * @throws PermitRefused when the answer is no longer yes
     */
    public Change<PermitUse> redeem(
            Action action, Actor actor, PermitHandle shown, PermitQuestion asked, PermitJudgement judged, Instant now) {
        redeemableBy(actor, now);
        if (!asked.committedWith(shown).equals(question)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_FOR_ANOTHER_USE);
        }
        var permitted = judged.orRefuse();
        if (!permitted.id().equals(release)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_FOR_ANOTHER_USE);
        }
        var redeemed = new PermitUse(id, release, handle, client, person, question, content, recipient, usedAt, now);
        return new Change<>(redeemed, redeemed.event(action, actor, permitted, now));
    }

    /** @throws RuleViolation when the handle is another client's, has been redeemed, or is too old */
    private void redeemableBy(Actor actor, Instant now) {
        if (!PermitClient.of(actor).digest().equals(client)) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_OF_ANOTHER_CLIENT);
        }
        if (redeemedAt != null) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_HANDLE_REDEEMED);
        }
        if (!now.isBefore(expiresAt())) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_HANDLE_EXPIRED);
        }
    }

    /** The first moment at which the handle is worth nothing. */
    public Instant expiresAt() {
        return usedAt.plus(LIFETIME);
    }

    private AuditEvent event(Action action, Actor actor, Release release, Instant now) {
        return AuditEvent.of(action, actor, now)
                .about(release.subject())
                .as(Role.PUBLISHER)
                .withManifest(release.origin().manifest())
                .fact("permitUse", id.toString())
                .fact("contentSha256", content.hex());
    }

    private static PersonId personOf(Actor actor) {
        var person = actor.person();
        if (person == null) {
            throw new RuleViolation(ReleaseRefusal.PERMIT_ROLE_MISSING);
        }
        return person;
    }

    @Override
    public String attestedKind() {
        return "permit-use";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var all = new TreeMap<String, Object>();
        all.put("id", id.toString());
        all.put("release", release.toString());
        all.put("handle", handle.hex());
        all.put("client", client.hex());
        all.put("person", person.toString());
        all.put("question", question.hex());
        all.put("content", content.hex());
        if (recipient != null) {
            all.put("recipient", recipient.hex());
        }
        all.put("usedAt", EntryBody.time(usedAt));
        if (redeemedAt != null) {
            all.put("redeemedAt", EntryBody.time(redeemedAt));
        }
        return all;
    }
}
