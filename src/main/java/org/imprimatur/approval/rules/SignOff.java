package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * One person's act on one manifest in one round, with what 21 CFR 11.50 asks of a signature: printed name, time, meaning,
 * and besides under which authority and how the person had been authenticated. Never copied forward.
 *
 * @param printedName as it was when they signed
 * @param authority the entry in the register that let them sign in this role
 * @param reason why, in their words; null only for an approval without one
 * @param manifest digest of what they were shown and signed
 * @param acr how they were authenticated (authentication context class); null where the provider did not say
 * @param authenticatedAt when they were authenticated
 * @param retractedAt since when it no longer counts; null while it was not taken back and did not fall
 */
public record SignOff(
        UUID id,
        UUID request,
        PersonId person,
        Commitment printedName,
        Role role,
        UUID authority,
        Verdict verdict,
        Meaning meaning,
        @Nullable Commitment reason,
        Sha256 manifest,
        int round,
        @Nullable String acr,
        Instant authenticatedAt,
        Instant signedAt,
        @Nullable Instant retractedAt)
        implements Attested {
    SignOff retracted(Instant now) {
        return new SignOff(
                id,
                request,
                person,
                printedName,
                role,
                authority,
                verdict,
                meaning,
                reason,
                manifest,
                round,
                acr,
                authenticatedAt,
                signedAt,
                now);
    }

    @Override
    public String attestedKind() {
        return "sign-off";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("request", request.toString());
        content.put("person", person.toString());
        content.put("printedName", printedName.digest().hex());
        content.put("role", role.name());
        content.put("authority", authority.toString());
        content.put("verdict", verdict.name());
        content.put("meaning", meaning.name());
        content.put("manifest", manifest.hex());
        content.put("round", round);
        content.put("authenticatedAt", EntryBody.time(authenticatedAt));
        content.put("signedAt", EntryBody.time(signedAt));
        if (reason != null) {
            content.put("reason", reason.digest().hex());
        }
        if (acr != null) {
            content.put("acr", acr);
        }
        if (retractedAt != null) {
            content.put("retractedAt", EntryBody.time(retractedAt));
        }
        return content;
    }
}
