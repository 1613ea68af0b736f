package org.imprimatur.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** The Relay Node interface (Relay GraphQL Server Specification, Object Identification). */
@Interface
@Description("Anything that can be fetched again by its id.")
public interface Node {
    @Id
    @NonNull
    @Description("An opaque id, unique across all types.")
    String getId();
}
