package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.imprimatur.authority.RegisterPerson;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

@GraphQLApi
@Blocking
class PeopleApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final RegisterPerson registerPerson;

    PeopleApi(CurrentActor actor, UserErrors userErrors, RegisterPerson registerPerson) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.registerPerson = registerPerson;
    }

    public record RegisterPersonInput(
            @Description("As printed under a signature, 1 to 200 characters.") @NonNull
            String printedName,

            @Description("A program with an account of its own. Services never sign.") @NonNull
            boolean service) {}

    public record RegisterPersonPayload(
            @Nullable PersonView person, @NonNull List<@NonNull UserError> userErrors) {}

    @Query
    public @Nullable PersonView me() {
        return null;
    }

    @Mutation
    @Description("Enters a human being or a service into the register.")
    public @NonNull RegisterPersonPayload registerPerson(@Name("input") @NonNull RegisterPersonInput input) {
        return userErrors.answer(
                () -> new RegisterPersonPayload(
                        PersonView.of(registerPerson.register(
                                actor.get(),
                                input.service() ? Actor.Kind.SERVICE : Actor.Kind.NATURAL_PERSON,
                                input.printedName())),
                        List.of()),
                errors -> new RegisterPersonPayload(null, errors));
    }
}
