package org.imprimatur.authority.graphql;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.identity.Actor;

@Type("Viewer")
@Description("You, who asks.")
public record ViewerView(String id, @NonNull AuthenticationView authentication) implements Node {

    static final String TYPE = "Viewer";

    /** The same for one person or, where nobody linked it, one account; says nothing about them. */
    static UUID idOf(Actor you) {
        return UUID.nameUUIDFromBytes(EntryBody.actorId(you).getBytes(StandardCharsets.UTF_8));
    }

    static String globalIdOf(Actor you) {
        return GlobalId.of(TYPE, idOf(you));
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
