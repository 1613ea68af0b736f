package org.imprimatur.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class ApprovedSchemaTest {
    private static final Path APPROVED = Path.of("src/test/resources/schema.graphql");

    /** A change of the schema is approved by running with {@code -Dapprove-schema} and committing the difference. */
    @Test
    void the_schema_is_the_approved_one() throws IOException {
        String schema = given().auth()
                .oauth2(Api.as("sam").token())
                .get("/graphql/schema.graphql")
                .then()
                .statusCode(200)
                .contentType("text/plain; charset=utf-8")
                .extract()
                .asString();
        if (System.getProperty("approve-schema") != null) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, schema);
        }
        assertThat(schema).isEqualTo(Files.readString(APPROVED));
    }
}
