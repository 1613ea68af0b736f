package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.rules.Requirement;

/**
 * Everything outside a request that a rule about it needs, all read under the request's lock.
 *
 * @param now by the database's clock, read after the lock was held
 * @param requirement what policy asks for, for this content, audience and legal bases, by the policy in force now
 * @param policyVersion of the policy in force
 * @param holders the people who hold each reviewing role by the register
 * @param authoritiesInForce ids of the authorities, among those that the request's sign-offs name, that are in force
 */
public record Circumstances(
        Instant now,
        VersionFacts version,
        Requirement requirement,
        String policyVersion,
        Map<Role, Set<PersonId>> holders,
        Set<UUID> authoritiesInForce) {
    public Circumstances {
        holders = Map.copyOf(holders);
        authoritiesInForce = Set.copyOf(authoritiesInForce);
    }

    AuditEvent.Policy policy() {
        return new AuditEvent.Policy(policyVersion, requirement.rulesDigest());
    }

    /** Somebody has just signed under this authority, which was in force. */
    Circumstances withAuthority(UUID authority) {
        var more = new HashSet<>(authoritiesInForce);
        more.add(authority);
        return new Circumstances(now, version, requirement, policyVersion, holders, more);
    }
}
