package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.PeopleSearch;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.graphql.EdgeRefusal;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.graphql.NodeSource;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Authentication;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** Reading the register of people and authorities. */
@GraphQLApi
@Blocking
public class RegisterApi implements NodeSource {
    private static final int COUNTED = 10_000;

    private final CurrentActor actor;
    private final ReadRegister register;

    RegisterApi(CurrentActor actor, ReadRegister register) {
        this.actor = actor;
        this.register = register;
    }

    @Query
    @Description("You, as your token and the register say.")
    public @NonNull ViewerView viewer() {
        Actor you = actor.get();
        Authentication authentication = you.authentication();
        if (authentication == null) {
            throw new IllegalStateException("a request without authentication");
        }
        return new ViewerView(ViewerView.globalIdOf(you), AuthenticationView.of(authentication));
    }

    @Description("Who you are in the register; null while your account is not linked.")
    public @Nullable PersonView person(@Source ViewerView viewer) {
        PersonId person = actor.get().person();
        return person == null
                ? null
                : register.person(actor.get(), person).map(PersonView::of).orElse(null);
    }

    @Description("The roles you may act in now: your token asserts them and the register holds an authority in force.")
    public @NonNull List<@NonNull Role> roles(@Source ViewerView viewer) {
        return register.rolesOf(actor.get()).stream().sorted().toList();
    }

    @Query
    @Description("Somebody in the register; null where there is nobody of this id whom you may see.")
    public @Nullable PersonView person(@Name("id") @Id @NonNull String id) {
        return register.person(actor.get(), new PersonId(GlobalId.parse(PersonView.TYPE, id)))
                .map(PersonView::of)
                .orElse(null);
    }

    @Input("PersonFilter")
    @Description("Whom to list; what is left out does not matter.")
    public record PersonFilter(
            @Description("Holds an authority in force for this role.") @Nullable
            Role role,

            @Description("Has this in the printed name, in whatever case.") @Nullable
            String nameContains) {
        static PeopleSearch search(@Nullable PersonFilter filter) {
            return filter == null
                    ? new PeopleSearch(null, null)
                    : new PeopleSearch(filter.role(), filter.nameContains());
        }
    }

    @Query
    @Description("Everybody in the register, for authority administrators and auditors.")
    public @NonNull PersonConnection people(
            @Name("first") @Nullable Integer first,
            @Name("after") @Nullable String after,
            @Name("filter") @Nullable PersonFilter filter) {
        var arguments = PageArguments.of(first, after, null, null);
        var search = PersonFilter.search(filter);
        return PersonConnection.of(
                arguments.page(
                        register.page(actor.get(), search, position(arguments), arguments.probe()),
                        person -> person.id().toString()),
                search);
    }

    @Description("How many people there are; exact up to 10,000, which is also said where there are more.")
    public @NonNull int totalCount(@Source PersonConnection connection) {
        return register.count(actor.get(), connection.search(), COUNTED);
    }

    @Description("Your own authorities, past and future ones too.")
    public @NonNull List<@NonNull AuthorityView> authorities(@Source ViewerView viewer) {
        PersonView you = person(viewer);
        return you == null ? List.of() : authorities(List.of(you)).get(0);
    }

    @Description("What the person may act as, past and future authorities too.")
    public List<@NonNull List<@NonNull AuthorityView>> authorities(@Source List<PersonView> people) {
        var found = register.authorities(
                actor.get(), people.stream().map(PersonView::personId).toList());
        return people.stream()
                .map(person -> found.getOrDefault(person.personId(), List.of()).stream()
                        .map(AuthorityView::of)
                        .toList())
                .toList();
    }

    @Description("The person's accounts, for authority administrators, auditors and themselves; otherwise empty.")
    public @NonNull List<@NonNull AccountView> accounts(@Source PersonView person) {
        return register.accounts(actor.get(), person.personId()).stream()
                .map(AccountView::of)
                .toList();
    }

    @Override
    public String type() {
        return PersonView.TYPE;
    }

    @Override
    public Optional<? extends Node> find(UUID id) {
        return register.person(actor.get(), new PersonId(id)).map(PersonView::of);
    }

    private static Optional<UUID> position(PageArguments arguments) {
        String cursor = arguments.cursor();
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(cursor));
        } catch (IllegalArgumentException notOurs) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
    }
}
