package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.testing.ConfigurationDocument;
import org.imprimatur.testing.ConfigurationDocument.Group;
import org.junit.jupiter.api.Test;

/** {@code src/docs/configuration.md} is generated; after a setting has changed, run this with -Dimprimatur.docs=write. */
class ConfigurationReferenceTest {
    private static final Path FILE = Path.of("src", "docs", "configuration.md");

    @Test
    void every_setting_is_in_the_reference_with_its_default_and_its_meaning() throws IOException {
        String expected =
                "# Configuration\n\nGenerated from the code that reads the settings; a test compares. A setting is"
                        + " given as an environment variable, as a system property, or in `config/application.properties` beside"
                        + " the service.\n\n## Without these the service does not start\n\n"
                        + Stream.of(RequiredSetting.values())
                                .map(setting -> "- `" + setting.key() + "`: " + setting.advice() + "\n")
                                .collect(Collectors.joining())
                        + "\nThe command `migrate` needs only "
                        + Stream.of(RequiredSetting.values())
                                .filter(RequiredSetting::isNeededToMigrate)
                                .map(setting -> "`" + setting.key() + "`")
                                .collect(Collectors.joining(" and "))
                        + "; a service with `quarkus.flyway.migrate-at-start=false` does not need the latter.\n\n"
                        + ConfigurationDocument.groups().stream()
                                .map(Group::section)
                                .collect(Collectors.joining("\n"));
        if ("write".equals(System.getProperty("imprimatur.docs"))) {
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE))
                .as("%s; run this test with -Dimprimatur.docs=write to renew it", FILE)
                .isEqualTo(expected);
    }

    @Test
    void no_setting_of_the_product_that_the_service_needs_is_forgotten_in_what_it_asks_for_at_its_start() {
        assertThat(ConfigurationDocument.groups().stream()
                        .flatMap(group -> group.settings().stream())
                        .filter(setting -> setting.defaultValue() == null && !setting.optional())
                        .map(ConfigurationDocument.Setting::name))
                .isNotEmpty()
                .isSubsetOf(Stream.of(RequiredSetting.values())
                        .map(RequiredSetting::key)
                        .toList());
    }
}
