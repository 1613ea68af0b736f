package org.imprimatur.document.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/** A submitter, their document and its first version. */
final class DocumentExamples {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");
    static final String SALT = "00112233445566778899aabbccddeeff";
    static final PersonId ANNA = new PersonId(new UUID(0, 1));
    static final PersonId BEN = new PersonId(new UUID(0, 2));
    static final Set<Role> SUBMITTER = Set.of(Role.SUBMITTER);

    private DocumentExamples() {}

    static Actor actor(PersonId person, Set<Role> roles) {
        var account = new Account("https://issuer.example", person.toString());
        return new Actor(
                Actor.Kind.NATURAL_PERSON,
                person,
                null,
                roles,
                new Authentication(account, null, List.of(), NOON, null, null));
    }

    static Authority authority(PersonId person, Role role) {
        return new Authority(new UUID(9, role.ordinal()), person, role, "Order 1", NOON, null, null);
    }

    static Document.Registration registration() {
        return new Document.Registration(
                "Detention statistics, March", "Statistics office", Set.of(ProtectionCategory.AGGREGATE_ONLY));
    }

    static Document.Identity identity() {
        return new Document.Identity(new UUID(1, 1), DocumentReference.of(2026, 123), SALT);
    }

    static Document document() {
        return Document.register(
                        registration(), identity(), actor(ANNA, SUBMITTER), authority(ANNA, Role.SUBMITTER), NOON)
                .after();
    }

    static Content content(String bytes) {
        return new Content(new UUID(3, 1), Sha256.of(bytes), bytes.length(), ContentForm.TEXT);
    }

    static AddedVersion.Offer offer(String bytes) {
        return new AddedVersion.Offer(content(bytes), new FileName("table.csv"), List.of());
    }

    static AddedVersion firstVersion() {
        return AddedVersion.toDocument(
                        document(),
                        null,
                        offer("a,b\n1,2\n"),
                        false,
                        new AddedVersion.Identity(new UUID(2, 1), SALT),
                        actor(ANNA, SUBMITTER),
                        authority(ANNA, Role.SUBMITTER),
                        NOON)
                .after();
    }
}
