package org.imprimatur.approval.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.AuthenticationTooOld;
import org.imprimatur.approval.rules.ForbiddenByPolicy;
import org.imprimatur.approval.rules.ManifestIncomplete;
import org.imprimatur.approval.rules.QuorumImpossible;
import org.imprimatur.approval.rules.RequestChanged;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.graphql.VersionConflict;

/** Says more about refusals that a client needs data of to go on. */
@ApplicationScoped
class ApprovalErrors implements UserErrors.UserErrorSource {
    @Override
    public Optional<UserError> describe(RuleViolation violation) {
        if (violation instanceof AuthenticationTooOld tooOld) {
            return Optional.of(AuthenticationTooOldError.of(tooOld));
        }
        if (violation instanceof ForbiddenByPolicy forbidden) {
            return Optional.of(ForbiddenByPolicyError.of(forbidden));
        }
        if (violation instanceof ManifestIncomplete incomplete) {
            return Optional.of(ManifestIncompleteError.of(incomplete));
        }
        if (violation instanceof QuorumImpossible impossible) {
            return Optional.of(QuorumImpossibleError.of(impossible));
        }
        return violation instanceof RequestChanged changed
                ? Optional.of(VersionConflict.of(changed, changed.current()))
                : Optional.empty();
    }
}
