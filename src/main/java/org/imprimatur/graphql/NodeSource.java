package org.imprimatur.graphql;

import java.util.Optional;
import java.util.UUID;

/** How {@code node(id:)} finds the objects of one type; one bean per type, in the feature's {@code graphql} package. */
public interface NodeSource {
    /** The type's name, as in {@link GlobalId}. */
    String type();

    /** Empty where there is none, or none that the caller may see. */
    Optional<? extends Node> find(UUID id);
}
