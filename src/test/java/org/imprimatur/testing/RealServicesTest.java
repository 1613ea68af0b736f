package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class RealServicesTest {
    @Inject
    AgroalDataSource dataSource;

    @Inject
    @DataSource("sequencer")
    AgroalDataSource sequencer;

    @Test
    void the_service_signs_in_to_the_database_as_what_it_is() throws Exception {
        try (Connection app = dataSource.getConnection();
                Connection integrating = sequencer.getConnection()) {
            assertThat(user(app)).isEqualTo("imprimatur_app");
            assertThat(user(integrating)).isEqualTo("imprimatur_sequencer");
        }
    }

    @Test
    void a_test_reaches_the_same_database_as_every_login() throws Exception {
        try (Connection superuser = RealServices.superuserConnection();
                Connection migrator = RealServices.migratorConnection();
                Connection app = RealServices.appConnection();
                Connection integrating = RealServices.sequencerConnection()) {
            assertThat(user(superuser)).isEqualTo("postgres");
            assertThat(user(migrator)).isEqualTo("imprimatur_migrator");
            assertThat(user(app)).isEqualTo("imprimatur_app");
            assertThat(user(integrating)).isEqualTo("imprimatur_sequencer");
        }
    }

    @Test
    void a_test_can_sign_in() {
        assertThat(SignIn.as("riley")).contains(".");
        assertThat(SignIn.service("cms-pipeline")).contains(".");
    }

    private static String user(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
