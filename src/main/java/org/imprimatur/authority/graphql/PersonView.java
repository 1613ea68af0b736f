package org.imprimatur.authority.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

@Type("Person")
@Description("Somebody in the register: a human being, or a service.")
public record PersonView(
        String id,

        @Description("Whether this is a human being; services never sign.") @NonNull
        boolean natural,

        @Description("The name as it is printed under a signature.") @NonNull
        String printedName)
        implements Node {
    public static final String TYPE = "Person";

    public static PersonView of(Person person) {
        return new PersonView(
                GlobalId.of(TYPE, person.id().value()),
                person.kind() == Actor.Kind.NATURAL_PERSON,
                person.printedName());
    }

    /** One for each id; null for somebody who was not found. */
    public static List<@Nullable PersonView> inOrder(Collection<Person> found, List<PersonId> ids) {
        var views = new HashMap<PersonId, PersonView>();
        found.forEach(person -> views.put(person.id(), of(person)));
        return ids.stream().<@Nullable PersonView>map(views::get).toList();
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }

    PersonId personId() {
        return new PersonId(GlobalId.parse(TYPE, id));
    }
}
