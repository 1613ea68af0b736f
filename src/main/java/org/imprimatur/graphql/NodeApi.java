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
import org.jspecify.annotations.Nullable;

/**
 * Relay's way to fetch anything again. There is no {@code nodes(ids:)} yet: this GraphQL library knows no scalar for a list of
 * ids.
 */
@GraphQLApi
@Blocking
public class NodeApi {
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
}
