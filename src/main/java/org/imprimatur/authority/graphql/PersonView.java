package org.imprimatur.authority.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

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
