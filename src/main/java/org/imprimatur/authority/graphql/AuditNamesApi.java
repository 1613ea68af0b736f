package org.imprimatur.authority.graphql;

import io.smallrye.common.annotation.Blocking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.imprimatur.audit.VerifiedEntry;
import org.imprimatur.audit.graphql.AuditEntryView;
import org.imprimatur.audit.rules.Sentence;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Puts names to the opaque ids of audit entries, for a whole page at once. */
@GraphQLApi
@Blocking
public class AuditNamesApi {
    private final CurrentActor actor;
    private final ReadRegister register;

    AuditNamesApi(CurrentActor actor, ReadRegister register) {
        this.actor = actor;
        this.register = register;
    }

    @Description("Who acted; null for the product's own components and for accounts that nobody linked.")
    public List<@Nullable PersonView> actor(@Source List<AuditEntryView> entries) {
        Map<String, Person> names = names(entries);
        var actors = new ArrayList<@Nullable PersonView>();
        for (AuditEntryView entry : entries) {
            Person person = names.get(entry.actorId());
            actors.add(person == null ? null : PersonView.of(person));
        }
        return actors;
    }

    @Description("What happened, in one sentence.")
    public List<@NonNull String> sentence(@Source List<AuditEntryView> entries) {
        Map<String, Person> names = names(entries);
        return entries.stream().map(entry -> sentence(entry.entry(), names)).toList();
    }

    private static String sentence(VerifiedEntry entry, Map<String, Person> names) {
        Person actor = names.get(entry.actorId());
        String called = actor == null ? entry.actorId().replace("system:", "Imprimatur's ") : actor.printedName();
        return Sentence.of(called, entry.action(), entry.outcome(), entry.text("reason"), name -> {
            String fact = entry.text("facts." + name);
            if (fact != null) {
                return fact;
            }
            return switch (name) {
                case "to" -> entry.text("state.to");
                case "role" -> entry.text("role");
                case "person" -> person(entry, names);
                default -> shortened(entry.subject(name));
            };
        });
    }

    private static @Nullable String person(VerifiedEntry entry, Map<String, Person> names) {
        UUID id = entry.subject("person");
        Person person = id == null ? null : names.get(id.toString());
        return person == null ? shortened(id) : person.printedName();
    }

    private static @Nullable String shortened(@Nullable UUID id) {
        return id == null ? null : id.toString().substring(0, 8);
    }

    private Map<String, Person> names(List<AuditEntryView> entries) {
        Set<PersonId> ids = new HashSet<>();
        for (AuditEntryView entry : entries) {
            parse(entry.actorId()).ifPresent(ids::add);
            Optional.ofNullable(entry.entry().subject("person"))
                    .map(PersonId::new)
                    .ifPresent(ids::add);
        }
        var names = new HashMap<String, Person>();
        register.people(actor.get(), ids)
                .forEach(person -> names.put(person.id().toString(), person));
        return names;
    }

    private static Optional<PersonId> parse(String actorId) {
        return actorId.indexOf(':') >= 0 ? Optional.empty() : Optional.of(new PersonId(UUID.fromString(actorId)));
    }
}
