package org.imprimatur.authority.graphql;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.imprimatur.authority.ReadRegister;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** People by the opaque ids under which the log knows who acted. */
@ApplicationScoped
public class ActorNames {
    private final CurrentActor actor;
    private final ReadRegister register;

    ActorNames(CurrentActor actor, ReadRegister register) {
        this.actor = actor;
        this.register = register;
    }

    /**
     * One for each thing, in one look-up; null for the product's own components and for accounts that nobody linked.
     *
     * @param actorOf the opaque id; null where nobody acted
     */
    public <T> List<@Nullable PersonView> people(List<T> things, Function<T, @Nullable String> actorOf) {
        var ids = new HashMap<String, PersonId>();
        for (T thing : things) {
            String id = actorOf.apply(thing);
            if (id != null && id.indexOf(':') < 0) {
                ids.put(id, new PersonId(UUID.fromString(id)));
            }
        }
        var views = new HashMap<String, PersonView>();
        register.people(actor.get(), ids.values())
                .forEach(person -> views.put(person.id().toString(), PersonView.of(person)));
        return things.stream()
                .<@Nullable PersonView>map(thing -> views.get(actorOf.apply(thing)))
                .toList();
    }
}
