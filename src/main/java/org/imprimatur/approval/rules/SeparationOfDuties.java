package org.imprimatur.approval.rules;

import java.util.HashSet;
import java.util.Set;
import org.imprimatur.RuleViolation;
import org.imprimatur.identity.PersonId;

/**
 * Whoever asked, brought the bytes, had a hand in them, or granted a waiver on one of their findings never counts as a
 * reviewer of them.
 */
public final class SeparationOfDuties {
    private SeparationOfDuties() {}

    /** @throws RuleViolation naming what the person did that keeps them from reviewing */
    static void require(ApprovalRequest request, PersonId person, Set<PersonId> waiverGranters) {
        if (request.requester().equals(person)) {
            throw new RuleViolation(ApprovalRefusal.OWN_REQUEST);
        }
        if (request.uploader().equals(person)) {
            throw new RuleViolation(ApprovalRefusal.OWN_UPLOAD);
        }
        if (request.editors().contains(person)) {
            throw new RuleViolation(ApprovalRefusal.OWN_EDIT);
        }
        if (waiverGranters.contains(person)) {
            throw new RuleViolation(ApprovalRefusal.OWN_WAIVER);
        }
    }

    /** Everybody who never counts as a reviewer of the request. */
    static Set<PersonId> excluded(ApprovalRequest request, Set<PersonId> waiverGranters) {
        var excluded = new HashSet<>(request.editors());
        excluded.add(request.requester());
        excluded.add(request.uploader());
        excluded.addAll(waiverGranters);
        return excluded;
    }
}
