package org.imprimatur.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

@Entity
@Immutable
@Table(schema = "imprimatur", name = "person")
class PersonRow {
    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    Actor.Kind kind;

    @Column(name = "printed_name")
    String printedName;

    @Column(name = "entry_id")
    UUID entryId;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    PersonRow() {}

    PersonRow(Person person, UUID entryId) {
        this.id = person.id().value();
        this.kind = person.kind();
        this.printedName = person.printedName();
        this.entryId = entryId;
    }

    Person toPerson() {
        return new Person(new PersonId(id), kind, printedName);
    }

    AuditLog.Cited<Person> cited() {
        return new AuditLog.Cited<>(entryId, toPerson());
    }
}
