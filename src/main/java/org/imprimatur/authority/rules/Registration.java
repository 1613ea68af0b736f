package org.imprimatur.authority.rules;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;

/** Entering people into the register and linking their accounts. */
public final class Registration {
    private Registration() {}

    public static Change<Person> register(Actor by, Instant now, PersonId id, Actor.Kind kind, String printedName) {
        boolean printable = !printedName.isBlank()
                && printedName.codePointCount(0, printedName.length()) <= 200
                && isPrintable(printedName);
        if (!printable || kind == Actor.Kind.SYSTEM) {
            throw new RuleViolation(AuthorityRefusal.PRINTED_NAME_INVALID);
        }
        return new Change<>(
                new Person(id, kind, printedName),
                AuditEvent.of(Action.REGISTER_PERSON, by, now)
                        .about(Subject.ofPerson(id.value()))
                        .as(Role.AUTHORITY_ADMINISTRATOR)
                        .fact("kind", kind.name()));
    }

    public static Change<AccountLink> link(Actor by, Instant now, UUID id, Account account, PersonId person) {
        if (account.issuer().isBlank()
                || account.issuer().length() > 500
                || account.subject().isBlank()
                || account.subject().length() > 255
                || !isPrintable(account.issuer())
                || !isPrintable(account.subject())) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_INVALID);
        }
        return new Change<>(
                new AccountLink(id, account, person, now, null),
                AuditEvent.of(Action.LINK_ACCOUNT, by, now)
                        .about(Subject.ofPerson(person.value()))
                        .as(Role.AUTHORITY_ADMINISTRATOR));
    }

    public static Change<AccountLink> end(Actor by, Instant now, AccountLink link) {
        if (link.endedAt() != null) {
            throw new RuleViolation(AuthorityRefusal.ACCOUNT_LINK_UNKNOWN);
        }
        return new Change<>(
                new AccountLink(link.id(), link.account(), link.person(), link.linkedAt(), now),
                AuditEvent.of(Action.UNLINK_ACCOUNT, by, now)
                        .about(Subject.ofPerson(link.person().value()))
                        .as(Role.AUTHORITY_ADMINISTRATOR));
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
