package org.imprimatur.authority.graphql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.graphql.GlobalId;
import org.imprimatur.graphql.Node;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

@Type("Viewer")
@Description("You, who asks.")
public record ViewerView(
        String id,

        @Description("Who you are in the register; null while your account is not linked.") @Nullable
        PersonView person,

        @Description(
                "The roles you may act in now: your token asserts them and the register holds an authority in force.")
        @NonNull
        List<@NonNull Role> roles,

        @NonNull AuthenticationView authentication)
        implements Node {
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
