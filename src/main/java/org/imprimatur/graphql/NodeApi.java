package org.imprimatur.graphql;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.imprimatur.RuleViolation;
import org.jspecify.annotations.Nullable;

/** Relay's way to fetch anything again. */
@GraphQLApi
@Blocking
public class NodeApi {
    private static final int MOST = 100;

    private final Map<String, NodeSource> sources;

    NodeApi(@All List<NodeSource> sources) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(NodeSource::type, Function.identity()));
    }

    @Query
    @Description("The object with this id; null where there is none that you may see.")
    public @Nullable Node node(@Name("id") @Id @NonNull String id) {
        return GlobalId.parse(id)
                .flatMap(parsed -> {
                    NodeSource source = sources.get(parsed.type());
                    return source == null ? Optional.<Node>empty() : source.find(parsed.id());
                })
                .orElse(null);
    }

    @Query
    @Description(
            "The objects with these ids, in the same order, null for each that there is none of or that you may not"
                    + " see. At most 100.")
    public @NonNull List<@Nullable Node> nodes(@Name("ids") @Id @NonNull String @NonNull [] ids) {
        if (ids.length > MOST) {
            throw new RuleViolation(EdgeRefusal.INVALID_INPUT);
        }
        var found = new ArrayList<@Nullable Node>();
        for (String id : ids) {
            found.add(node(id));
        }
        return found;
    }
}
