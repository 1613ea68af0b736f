package org.imprimatur.inspection.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.imprimatur.RuleViolation;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.inspection.rules.RulesetRefused;

/** Says where a ruleset is wrong. */
@ApplicationScoped
class InspectionErrors implements UserErrors.UserErrorSource {
    @Override
    public Optional<UserError> describe(RuleViolation violation) {
        return violation instanceof RulesetRefused refused
                ? Optional.of(RulesetNotReadable.of(refused))
                : Optional.empty();
    }
}
