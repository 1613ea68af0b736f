package org.imprimatur.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.Meaning;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.approval.rules.Verdict;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "sign_off")
class SignOffRow {
    @Id
    UUID id;

    @Column(name = "request_id")
    UUID requestId;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "printed_name")
    byte[] printedName;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "authority_id")
    UUID authorityId;

    @Enumerated(EnumType.STRING)
    Verdict verdict;

    @Enumerated(EnumType.STRING)
    Meaning meaning;

    byte @Nullable [] reason;

    byte[] manifest;

    int round;

    @Nullable
    String acr;

    @Column(name = "authenticated_at")
    Instant authenticatedAt;

    @Column(name = "signed_at")
    Instant signedAt;

    @Column(name = "retracted_at")
    @Nullable
    Instant retractedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    SignOffRow() {}

    SignOffRow(SignOff signOff, UUID entryId) {
        this.id = signOff.id();
        this.requestId = signOff.request();
        this.personId = signOff.person().value();
        this.printedName = signOff.printedName().digest().bytes();
        this.role = signOff.role();
        this.authorityId = signOff.authority();
        this.verdict = signOff.verdict();
        this.meaning = signOff.meaning();
        this.reason =
                signOff.reason() == null ? null : signOff.reason().digest().bytes();
        this.manifest = signOff.manifest().bytes();
        this.round = signOff.round();
        this.acr = signOff.acr();
        this.authenticatedAt = signOff.authenticatedAt();
        this.signedAt = signOff.signedAt();
        this.retractedAt = signOff.retractedAt();
        this.entryId = entryId;
    }

    /** The commitments in it. */
    List<Sha256> commitments() {
        return reason == null ? List.of(Digests.of(printedName)) : List.of(Digests.of(printedName), Digests.of(reason));
    }

    SignOff toSignOff(Function<Sha256, Commitment> openings) {
        return new SignOff(
                id,
                requestId,
                new PersonId(personId),
                openings.apply(Digests.of(printedName)),
                role,
                authorityId,
                verdict,
                meaning,
                reason == null ? null : openings.apply(Digests.of(reason)),
                Digests.of(manifest),
                round,
                acr,
                authenticatedAt,
                signedAt,
                retractedAt);
    }
}
