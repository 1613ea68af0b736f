package org.imprimatur.graphql;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
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
        return find(id);
    }

    @Query
    @Description("The objects with these ids, in their order; null in the place of each that is not there for you.")
    public @NonNull List<Node> nodes(@Name("ids") @NonNull List<@NonNull String> ids) {
        if (ids.size() > MOST) {
            throw new RuleViolation(EdgeRefusal.TOO_MANY_IDS);
        }
        return ids.stream().map(this::find).toList();
    }

    private @Nullable Node find(String id) {
        return GlobalId.parse(id)
                .flatMap(parsed -> {
                    NodeSource source = sources.get(parsed.type());
                    return source == null ? Optional.<Node>empty() : source.find(parsed.id());
                })
                .orElse(null);
    }
}
