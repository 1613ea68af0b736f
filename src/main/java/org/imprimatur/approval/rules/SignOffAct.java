package org.imprimatur.approval.rules;

import java.util.UUID;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends to sign: what they were shown, the role they sign in, and what they say.
 *
 * @param id of the sign-off that comes of it
 * @param decision id of the release decision, should one come of it
 * @param manifest the digest that the client showed
 * @param round the round that the client showed
 * @param printedName the signer's name as the register has it now
 */
public record SignOffAct(
        UUID id,
        UUID decision,
        Role role,
        Verdict verdict,
        @Nullable Commitment reason,
        Sha256 manifest,
        int round,
        Commitment printedName) {}
