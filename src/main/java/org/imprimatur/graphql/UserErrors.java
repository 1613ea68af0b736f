package org.imprimatur.graphql;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.imprimatur.RuleViolation;

/** Turns what a use case answers into a mutation's payload: its result, or why a rule refused it. */
@ApplicationScoped
public class UserErrors {
    private final List<UserErrorSource> sources;

    UserErrors(@All List<UserErrorSource> sources) {
        this.sources = sources;
    }

    /** Says more about one kind of violation; a bean in the {@code graphql} package of the feature that throws it. */
    public interface UserErrorSource {
        Optional<UserError> describe(RuleViolation violation);
    }

    /**
     * @param act runs the use case and makes the payload
     * @param refused makes the payload that carries user errors only
     */
    public <P> P answer(Supplier<P> act, Function<List<UserError>, P> refused) {
        try {
            return act.get();
        } catch (RuleViolation violation) {
            return refused.apply(List.of(of(violation)));
        }
    }

    public UserError of(RuleViolation violation) {
        return sources.stream()
                .flatMap(source -> source.describe(violation).stream())
                .findFirst()
                .orElseGet(() -> RefusedAct.of(violation));
    }
}
