package org.imprimatur.authority.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.imprimatur.authority.PeopleSearch;
import org.imprimatur.authority.rules.Person;
import org.imprimatur.graphql.PageArguments;
import org.imprimatur.graphql.PageInfo;

@Type("PersonConnection")
@Description("A page of people.")
public record PersonConnection(
        @NonNull List<@NonNull PersonEdge> edges,
        @NonNull List<@NonNull PersonView> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore PeopleSearch search) {
    @Type("PersonEdge")
    @Description("A person and their place in the list.")
    public record PersonEdge(
            @NonNull PersonView node, @NonNull String cursor) {}

    static PersonConnection of(PageArguments.Page<Person> page, PeopleSearch search) {
        var edges = page.edges((person, cursor) -> new PersonEdge(PersonView.of(person), cursor));
        return new PersonConnection(edges, edges.stream().map(PersonEdge::node).toList(), page.info(), search);
    }
}
