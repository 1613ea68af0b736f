package org.imprimatur.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class NodeTest {
    private static final String NODE = "query($id: ID!) { node(id: $id) { id ... on Person { printedName } } }";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void anything_is_fetched_again_by_its_id() {
        Api riley = Api.as("riley");
        String person = riley.execute("{ viewer { person { id } } }").getString("viewer.person.id");
        assertThat(riley.execute(NODE, Map.of("id", person)).getString("node.printedName"))
                .isEqualTo("Riley Castellano");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "UGVyc29uOg", "Tm90aGluZzoxMjM"})
    void what_is_no_id_names_nothing(String id) {
        assertThat(Api.as("riley").execute(NODE, Map.of("id", id)).getString("node"))
                .isNull();
    }

    @Test
    void everybody_finds_themselves_by_their_viewers_id_and_nobody_else() {
        String riley = Api.as("riley").execute("{ viewer { id } }").getString("viewer.id");
        String node = "query($id: ID!) { node(id: $id) { id ... on Viewer { person { printedName } } } }";
        assertThat(Api.as("riley").execute(node, Map.of("id", riley)).getString("node.person.printedName"))
                .isEqualTo("Riley Castellano");
        assertThat(Api.as("ada").execute(node, Map.of("id", riley)).getString("node"))
                .isNull();
    }

    @Test
    void an_id_of_nobody_names_nothing() {
        String nobody = GlobalId.of("Person", UUID.randomUUID());
        assertThat(Api.as("riley").execute(NODE, Map.of("id", nobody)).getString("node"))
                .isNull();
    }

    @Test
    void several_things_are_fetched_at_once_in_the_order_asked_for_with_nothing_in_the_place_of_what_is_not_there() {
        Api riley = Api.as("riley");
        String person = riley.execute("{ viewer { person { id } } }").getString("viewer.person.id");
        String viewer = riley.execute("{ viewer { id } }").getString("viewer.id");

        var nodes = riley.execute(
                "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }",
                Map.of("ids", List.of(viewer, GlobalId.of("Person", UUID.randomUUID()), "nonsense", person)));

        assertThat(nodes.<Map<String, String>>getList("nodes"))
                .containsExactly(
                        Map.of("__typename", "Viewer", "id", viewer),
                        null,
                        null,
                        Map.of("__typename", "Person", "id", person));
    }

    @Test
    void more_ids_at_once_than_a_page_holds_are_refused() {
        var many = Collections.nCopies(101, GlobalId.of("Person", UUID.randomUUID()));

        assertThat(Api.as("riley")
                        .send("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", many))
                        .getString("errors[0].extensions.code"))
                .isEqualTo("TOO_MANY_IDS");
        assertThat(Api.as("riley")
                        .execute("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", many.subList(0, 100)))
                        .getList("nodes"))
                .hasSize(100);
    }
}
