package org.imprimatur.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class NodesTest {
    private static final String NODES = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void what_is_there_is_answered_in_the_order_asked_and_what_is_not_as_null() {
        Api riley = Api.as("riley");
        String person = riley.execute("{ viewer { person { id } } }").getString("viewer.person.id");
        List<String> asked = List.of("nonsense", person, GlobalId.of("Person", UUID.randomUUID()));
        var expected = new ArrayList<String>();
        Collections.addAll(expected, null, person, null);
        assertThat(riley.execute(NODES, Map.of("ids", asked)).<String>getList("nodes.id"))
                .isEqualTo(expected);
    }

    @Test
    void more_than_a_hundred_at_once_are_refused() {
        assertThat(Api.as("riley")
                        .send(NODES, Map.of("ids", Collections.nCopies(101, "x")))
                        .<String>getList("errors.message"))
                .containsExactly("INVALID_INPUT");
    }
}
