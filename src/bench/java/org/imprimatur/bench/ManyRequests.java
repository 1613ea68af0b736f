package org.imprimatur.bench;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.Disclosure;
import org.imprimatur.approval.rules.Manifest;
import org.imprimatur.approval.rules.Nonce;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.imprimatur.testing.RealServices;

/**
 * Fills the database with requests in review that differ from a real one in their id, number, nonce, salts, deadline and
 * sign-off, each with an entry of its own under the service's key. The rows go in through the service's own login, past the
 * same constraints and triggers as always; what is left out are the use cases, and the entries of what happened before.
 */
final class ManyRequests {
    private static final int AT_ONCE = 250;

    private final Entries entries;
    private final List<ApprovalRequest> models;
    private final SignOff signature;
    private final SecureRandom random = new SecureRandom();
    private final Instant deadline;
    private int number;

    /**
     * @param models in review, without a sign-off, one for each version
     * @param signature a real sign-off of the role that signs first
     */
    ManyRequests(Entries entries, List<ApprovalRequest> models, SignOff signature, Instant deadline) {
        this.entries = entries;
        this.models = models;
        this.signature = signature;
        // The database keeps no more.
        this.deadline = deadline.truncatedTo(ChronoUnit.MICROS);
    }

    /** A request as it was filled in, and the entry that vouches for it. */
    record Filled(ApprovalRequest request, UUID entry) {}

    /** @param signed whether the first role has signed */
    List<Filled> fill(int count, boolean signed) throws SQLException, GeneralSecurityException {
        var filled = new ArrayList<Filled>();
        try (Connection connection = RealServices.appConnection()) {
            connection.setAutoCommit(false);
            while (filled.size() < count) {
                var rows = new Rows(connection);
                for (int i = 0; i < AT_ONCE && filled.size() < count; i++) {
                    filled.add(one(rows, signed));
                }
                rows.write();
                connection.commit();
            }
        }
        return filled;
    }

    private Filled one(Rows rows, boolean signed) throws SQLException, GeneralSecurityException {
        ApprovalRequest model = models.get(number % models.size());
        Manifest manifest = likeBefore(model.manifest());
        UUID id = UUID.randomUUID();
        List<SignOff> signOffs = signed ? List.of(signature(id, manifest)) : List.of();
        // The number of a request keeps the order of drafting and of deadlines.
        ApprovalRequest request =
                copy(model, id, "AR-2026-9" + String.format("%07d", number), manifest, signOffs, number);
        number++;
        var event = AuditEvent.of(
                        signed ? Action.APPROVE_REQUEST : Action.SUBMIT_REQUEST, actor(signed, model), rows.now)
                .about(request.subject())
                .withManifest(manifest.digest());
        for (SignOff signOff : signOffs) {
            event = event.as(signOff.role()).attesting(signOff);
        }
        Entries.Entry entry = entries.of(event.attesting(request));
        rows.add(request, entry);
        return new Filled(request, entry.id());
    }

    private Actor actor(boolean signed, ApprovalRequest model) {
        PersonId person = signed ? signature.person() : model.requester();
        return new Actor(
                Actor.Kind.NATURAL_PERSON,
                person,
                null,
                java.util.Set.of(),
                new Authentication(
                        new Account(RealServices.issuer(), "bench"),
                        signature.acr(),
                        List.of(),
                        signature.authenticatedAt(),
                        null,
                        "bench"));
    }

    private ApprovalRequest copy(
            ApprovalRequest model, UUID id, String reference, Manifest manifest, List<SignOff> signOffs, int place) {
        return new ApprovalRequest(
                id,
                reference,
                model.document(),
                model.version(),
                model.requester(),
                model.uploader(),
                model.editors(),
                manifest,
                model.round(),
                model.state(),
                signOffs,
                List.of(),
                model.draftedAt().plusMillis(place),
                deadline.plusMillis(place),
                null,
                null,
                false,
                model.lockVersion());
    }

    private SignOff signature(UUID request, Manifest manifest) {
        return new SignOff(
                UUID.randomUUID(),
                request,
                signature.person(),
                again(signature.printedName()),
                signature.role(),
                signature.authority(),
                signature.verdict(),
                signature.meaning(),
                null,
                manifest.digest(),
                signature.round(),
                signature.acr(),
                signature.authenticatedAt(),
                signature.signedAt(),
                null);
    }

    private Manifest likeBefore(Manifest manifest) {
        Disclosure asked = manifest.disclosure();
        byte[] nonce = new byte[Nonce.BYTES];
        random.nextBytes(nonce);
        return new Manifest(
                manifest.source(),
                manifest.renditions(),
                new Disclosure(
                        again(asked.fileName()),
                        asked.audience(),
                        asked.channel(),
                        again(asked.destination()),
                        List.of(),
                        again(asked.purpose()),
                        asked.legalBases(),
                        null,
                        null,
                        new java.util.TreeMap<>()),
                manifest.policyRules(),
                manifest.findings(),
                Nonce.of(nonce));
    }

    /** The same text under a salt of its own. */
    Commitment again(@org.jspecify.annotations.Nullable Commitment text) {
        String value = text == null ? null : text.value();
        if (value == null) {
            throw new IllegalStateException("the model's texts are there");
        }
        byte[] salt = new byte[Commitment.SALT_BYTES];
        random.nextBytes(salt);
        return Commitment.to(value, salt);
    }
}
