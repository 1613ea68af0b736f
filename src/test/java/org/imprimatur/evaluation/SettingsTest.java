package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Properties properties = new Properties();

    @Test
    void without_settings_the_documented_ports_and_places_are_taken() {
        Settings settings = Settings.from(properties, Map.of());

        assertThat(settings.servicePort()).isEqualTo(8080);
        assertThat(settings.signInPort()).isEqualTo(8088);
        assertThat(settings.identityProviderPort()).isEqualTo(8089);
        assertThat(settings.databasePort()).isEqualTo(8432);
        assertThat(settings.folder()).isAbsolute().endsWithRaw(java.nio.file.Path.of(".imprimatur"));
        assertThat(settings.jar()).endsWithRaw(java.nio.file.Path.of("target/quarkus-app/quarkus-run.jar"));
    }

    @Test
    void a_property_comes_before_the_environment_and_that_before_the_default() {
        properties.setProperty("evaluation.port.service", "9001");
        Map<String, String> environment = Map.of("EVALUATION_PORT_SERVICE", "9002", "EVALUATION_PORT_SIGN_IN", "9003");

        Settings settings = Settings.from(properties, environment);

        assertThat(settings.servicePort()).isEqualTo(9001);
        assertThat(settings.signInPort()).isEqualTo(9003);
        assertThat(settings.databasePort()).isEqualTo(8432);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http", "80 80"})
    void what_is_no_port_is_named_with_its_setting(String text) {
        properties.setProperty("evaluation.port.database", text);

        assertThatThrownBy(() -> Settings.from(properties, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("evaluation.port.database")
                .hasMessageContaining("from 1 to 65535");
    }
}
