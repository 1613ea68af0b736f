package org.imprimatur.authority.rules;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * That an account belongs to a person, from an instant until an administrator ends it. Made by an administrator, never
 * derived from an e-mail address or a name.
 */
public record AccountLink(
        UUID id,
        Account account,
        PersonId person,
        Instant linkedAt,
        @Nullable Instant endedAt) implements Attested {
    @Override
    public String attestedKind() {
        return "account";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>(Map.of(
                "id", id.toString(),
                "issuer", Sha256.of(account.issuer()).hex(),
                "subject", Sha256.of(account.subject()).hex(),
                "person", person.toString(),
                "linkedAt", EntryBody.time(linkedAt)));
        if (endedAt != null) {
            content.put("endedAt", EntryBody.time(endedAt));
        }
        return content;
    }
}
