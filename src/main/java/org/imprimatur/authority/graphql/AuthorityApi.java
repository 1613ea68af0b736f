package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.GrantAuthority;
import org.imprimatur.authority.LinkAccount;
import org.imprimatur.authority.PersonAttempt;
import org.imprimatur.authority.RegisterPerson;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.UserError;
import org.imprimatur.graphql.UserErrors;
import org.imprimatur.identity.Account;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Changing the register of people and authorities; for authority administrators. */
@GraphQLApi
@Blocking
public class AuthorityApi {
    private final CurrentActor actor;
    private final UserErrors userErrors;
    private final RegisterPerson registerPerson;
    private final LinkAccount linkAccount;
    private final GrantAuthority grantAuthority;

    AuthorityApi(
            CurrentActor actor,
            UserErrors userErrors,
            RegisterPerson registerPerson,
            LinkAccount linkAccount,
            GrantAuthority grantAuthority) {
        this.actor = actor;
        this.userErrors = userErrors;
        this.registerPerson = registerPerson;
        this.linkAccount = linkAccount;
        this.grantAuthority = grantAuthority;
    }

    @Input("RegisterPersonInput")
    public record RegisterPersonInput(
            @Description("As printed under a signature, 1 to 200 characters.") @NonNull
            String printedName,

            @Description("Whether it is a program with an account of its own. Services never sign.") @NonNull
            boolean service) {}

    @Type("RegisterPersonPayload")
    public record RegisterPersonPayload(
            @Nullable PersonView person, @NonNull List<@NonNull UserError> userErrors) {}

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

    @Input("LinkAccountInput")
    public record LinkAccountInput(
            @Id @NonNull String personId,

            @Description("The issuer, as in the account's tokens.") @NonNull
            String issuer,

            @Description("The subject, as in the account's tokens.") @NonNull
            String subject) {}

    @Type("LinkAccountPayload")
    public record LinkAccountPayload(
            @Nullable AccountView account, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Says that an account belongs to somebody in the register.")
    public @NonNull LinkAccountPayload linkAccount(@Name("input") @NonNull LinkAccountInput input) {
        return userErrors.answer(
                () -> new LinkAccountPayload(
                        AccountView.of(linkAccount.link(
                                actor.get(), attempt(input.personId()), new Account(input.issuer(), input.subject()))),
                        List.of()),
                errors -> new LinkAccountPayload(null, errors));
    }

    @Input("EndAccountLinkInput")
    public record EndAccountLinkInput(@Id @NonNull String accountId) {}

    @Type("EndAccountLinkPayload")
    public record EndAccountLinkPayload(
            @Nullable AccountView account, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Ends the link of an account; from then on nobody acts with it.")
    public @NonNull EndAccountLinkPayload endAccountLink(@Name("input") @NonNull EndAccountLinkInput input) {
        return userErrors.answer(
                () -> new EndAccountLinkPayload(
                        AccountView.of(
                                linkAccount.end(actor.get(), GlobalId.parse(AccountView.TYPE, input.accountId()))),
                        List.of()),
                errors -> new EndAccountLinkPayload(null, errors));
    }

    @Input("GrantAuthorityInput")
    public record GrantAuthorityInput(
            @Id @NonNull String personId,
            @NonNull Role role,

            @Description("What gives the authority, for example a delegation order; 1 to 200 characters.") @NonNull
            String instrument,

            @Description("In force from this instant on; now when left out.") @Nullable
            Instant from,

            @Description("No longer in force at this instant; no planned end when left out.") @Nullable
            Instant until) {}

    @Type("GrantAuthorityPayload")
    public record GrantAuthorityPayload(
            @Nullable AuthorityView authority, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Gives somebody the authority to act in a role. Nobody grants one to themselves.")
    public @NonNull GrantAuthorityPayload grantAuthority(@Name("input") @NonNull GrantAuthorityInput input) {
        return userErrors.answer(
                () -> new GrantAuthorityPayload(
                        AuthorityView.of(grantAuthority.grant(
                                actor.get(),
                                attempt(input.personId()),
                                new GrantAuthority.Terms(
                                        input.role(), input.instrument(), input.from(), input.until()))),
                        List.of()),
                errors -> new GrantAuthorityPayload(null, errors));
    }

    @Input("EndAuthorityInput")
    public record EndAuthorityInput(@Id @NonNull String authorityId) {}

    @Type("EndAuthorityPayload")
    public record EndAuthorityPayload(
            @Nullable AuthorityView authority, @NonNull List<@NonNull UserError> userErrors) {}

    @Mutation
    @Description("Ends an authority at once. What was signed under it stays what it was.")
    public @NonNull EndAuthorityPayload endAuthority(@Name("input") @NonNull EndAuthorityInput input) {
        return userErrors.answer(
                () -> new EndAuthorityPayload(
                        AuthorityView.of(grantAuthority.end(
                                actor.get(), GlobalId.parse(AuthorityView.TYPE, input.authorityId()))),
                        List.of()),
                errors -> new EndAuthorityPayload(null, errors));
    }

    private static PersonAttempt attempt(String person) {
        return new PersonAttempt(new PersonId(GlobalId.parse(PersonView.TYPE, person)));
    }
}
