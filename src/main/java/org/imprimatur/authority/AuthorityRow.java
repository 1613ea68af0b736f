package org.imprimatur.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "imprimatur", name = "authority")
class AuthorityRow {
    @Id
    UUID id;

    @Column(name = "person_id")
    UUID personId;

    @Enumerated(EnumType.STRING)
    Role role;

    String instrument;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    @Nullable
    Instant validUntil;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    AuthorityRow() {}

    AuthorityRow(Authority authority, UUID entryId) {
        this.id = authority.id();
        this.personId = authority.person().value();
        this.role = authority.role();
        this.instrument = authority.instrument();
        this.validFrom = authority.from();
        this.validUntil = authority.until();
        this.endedAt = authority.endedAt();
        this.entryId = entryId;
    }

    Authority toAuthority() {
        return new Authority(id, new PersonId(personId), role, instrument, validFrom, validUntil, endedAt);
    }

    AuditLog.Cited<Authority> cited() {
        return new AuditLog.Cited<>(entryId, toAuthority());
    }
}
