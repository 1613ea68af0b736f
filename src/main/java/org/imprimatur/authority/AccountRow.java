package org.imprimatur.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.authority.rules.AccountLink;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "account")
class AccountRow {
    @Id
    UUID id;

    String issuer;

    String subject;

    @Column(name = "person_id")
    UUID personId;

    @Column(name = "linked_at")
    Instant linkedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    AccountRow() {}

    AccountRow(AccountLink link, UUID entryId) {
        this.id = link.id();
        this.issuer = link.account().issuer();
        this.subject = link.account().subject();
        this.personId = link.person().value();
        this.linkedAt = link.linkedAt();
        this.endedAt = link.endedAt();
        this.entryId = entryId;
    }

    AccountLink toLink() {
        return new AccountLink(id, new Account(issuer, subject), new PersonId(personId), linkedAt, endedAt);
    }

    AuditLog.Cited<AccountLink> cited() {
        return new AuditLog.Cited<>(entryId, toLink());
    }
}
